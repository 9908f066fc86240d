"""tendril regress --slurm: the same verdicts as on one machine, and nothing that a cluster lets die is green.

slurm_test.py TENDRIL real|shim [RegressOnSlurm.NAME ...]
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cluster"))
import slurm_cluster  # noqa: E402

BENCH = """#!/bin/sh
while [ $# -gt 0 ]; do case $1 in --out) out=$2;; --seed) seed=$2;; --wave) wave=$2;; esac; shift; done
cd "$(dirname "$0")"
head='"format":"tendril-bench 1"'
result() { echo "{$head,\\"checks\\":$1,\\"failures\\":$2$3}" > "$out/result.json"; }
"""
BENCHES = {
    "good": "result 5 0",
    "bad": "test -z \"$wave\" || echo $wave > $out/waves.fst\n"
           "result 5 1 ',\"first\":{\"cycle\":812,\"signal\":\"v\",\"expected\":1,\"got\":0}'; exit 1",
    "silent": "echo done",
    "moody": "echo x >> moody.runs; result $(wc -l < moody.runs) 0",
    "slow": "sleep 1000",
    "nap": "sleep 0.3; result 5 0",
    "waits": "mkfifo pipe.$seed; read word < pipe.$seed; result 5 0",
}


class RegressOnSlurm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "cluster").mkdir()
        cls.cluster = MAKE_CLUSTER(cls.folder / "cluster")
        cls.addClassCleanup(cls.cluster.stop)
        for name, lines in BENCHES.items():
            bench = cls.folder / f"{name}.sh"
            bench.write_text(BENCH + lines + "\n")
            bench.chmod(0o755)

    def list_of(self, **tests):
        """A list of benches with these keys. @return the command"""
        text = "# Does it?\nformat = \"tendril-regression 1\"\n"
        for name, keys in tests.items():
            text += f"[[test]]\nname = \"a/{name}\"\nbench = \"./{name}.sh\"\n{keys}\n"
        here = self.folder / self.id().rpartition(".")[2]
        here.mkdir(exist_ok=True)
        self.out = here / "out"
        (self.folder / f"{here.name}.toml").write_text(text)
        return ["regress", str(self.folder / f"{here.name}.toml"), "--out", str(self.out)]

    def start(self, command, *more):
        return subprocess.Popen([TENDRIL, *command, *more], env=self.cluster.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ended(self, process, code):
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, code, out + err)
        return out

    def results(self):
        result = json.loads((self.out / "results.json").read_text())
        return result, [(job["name"], job["status"], job.get("what", "")) for job in result["jobs"]]

    def running(self, job):
        states = self.cluster.ask("squeue", "--noheader", "--array", "--states=RUNNING", "--format=%F")
        return states.split().count(job)

    def waiting(self, more="", **tests):
        """A regression whose one task waits in its first work. @return it, its job"""
        process = self.start(self.list_of(waits=more, **tests), "--slurm", "--jobs", "1")
        job = slurm_cluster.heard(process, r"^\d+ runs are job (\d+) of Slurm, tasks 0..0$").group(1)
        self.cluster.wait_for(lambda: list(self.folder.glob("pipe.*")), "the bench does not run")
        self.addCleanup(lambda: [pipe.unlink() for pipe in self.folder.glob("pipe.*")])
        return process, job

    def let_go(self):
        for pipe in self.folder.glob("pipe.*"):
            pipe.write_text("now\n")

    def test_verdicts_are_those_of_one_machine(self):
        tests = dict(good="seeds = 5", bad="seeds = 2", silent="", slow="timeout_s = 0.3")
        self.ended(self.start(self.list_of(**tests)), 1)
        local = self.results()[1]
        said = self.ended(self.start(self.list_of(**tests), "--slurm", "--jobs", "3"), 1)
        result, here = self.results()
        self.assertEqual(here, local)
        self.assertIn("failed", dict((name, status) for name, status, _ in here)["a/bad"])
        self.assertRegex(said, r"9 runs are job \d+ of Slurm, tasks 0..2\n")
        self.assertIn("5 of 9 passed, 4 failed", said)
        self.assertIn("    2 x failed: cycle # v: expected #, got #\n", said)
        self.assertFalse((self.out / "slurm").exists())
        bad = [job for job in result["jobs"] if job["name"] == "a/bad"]
        for job in bad:
            self.assertEqual((pathlib.Path(job["waves"]) / "waves.fst").read_text(), "612:832\n")
        # Its REPRO line shows it on this machine.
        words = bad[0]["repro"].split()[1:]
        again = self.ended(self.start(words), 1)
        self.assertIn("a/bad seed=" + bad[0]["seed"] + "\n  failed: cycle 812 v: expected 1, got 0", again)

    def test_two_results_of_one_seed_are_never_green(self):
        self.ended(self.start(self.list_of(moody="repeats = 2"), "--slurm"), 1)
        self.assertEqual(self.results()[1][0][1], "nondeterministic")

    def test_all_good_is_green(self):
        said = self.ended(self.start(self.list_of(good="seeds = 3"), "--slurm", "--jobs", "2"), 0)
        self.assertIn("3 of 3 passed, 0 failed", said)
        # The first seed once more, in an array of its own.
        self.assertRegex(said, r"1 runs are job \d+ of Slurm, tasks 0..0\n")

    def test_what_a_killed_task_had_is_lost(self):
        process, job = self.waiting(good="seeds = 2")
        slurm_cluster.kill_task(job, 0)
        said = self.ended(process, 1)
        lost = f"task 0 of job {job} of Slurm ended before it did: FAILED"
        self.assertEqual(self.results()[1], [("a/waits", "lost", lost)] + 2 * [("a/good", "lost", lost)])
        self.assertIn(f"job {job}: 1 task FAILED\n", said)
        self.assertIn("    3 x lost: task # of job # of Slurm ended before it did: FAILED\n", said)
        self.assertEqual(said.count("  REPRO  tendril regress "), 3)
        self.assertEqual(said.count("  log  "), 1, "of the one that had begun")

    def test_a_cancelled_job_is_told_and_not_green(self):
        process = self.start(self.list_of(good="seeds = 4"), "--slurm", "--jobs", "2", "--sbatch=--hold")
        job = slurm_cluster.heard(process, r"job (\d+) of Slurm, tasks 0..1$").group(1)
        slurm_cluster.heard(process, rf"^job {job} waits: JobHeldUser \(scontrol release {job} lets it go\)$")
        self.cluster.ask("scancel", job)
        said = self.ended(process, 1)
        self.assertIn(f"job {job}: 2 tasks CANCELLED\n", said)
        self.assertIn("0 of 4 passed, 4 failed", said)
        self.assertEqual({status for _, status, _ in self.results()[1]}, {"lost"})

    def test_a_held_job_that_is_released_goes_on(self):
        process = self.start(self.list_of(good="repeats = 1"), "--slurm", "--sbatch=--hold")
        waits = r"waits: JobHeldUser \(scontrol release (\d+) lets it go\)$"
        job = slurm_cluster.heard(process, waits).group(1)
        self.cluster.ask("scontrol", "release", job)
        self.assertIn("1 of 1 passed", self.ended(process, 0))

    def test_fail_fast_begins_nothing_after_the_first_failure(self):
        command = self.list_of(silent="", nap="seeds = 20")
        said = self.ended(self.start(command, "--slurm", "--jobs", "1", "--fail-fast"), 1)
        found = re.search(r"(\d+) of 21 passed, 1 failed, (\d+) not run", said)
        self.assertLess(int(found.group(1)), 10, said)
        self.assertEqual(int(found.group(1)) + int(found.group(2)), 20)

    def test_an_interrupt_ends_its_job(self):
        process, job = self.waiting()
        process.send_signal(signal.SIGINT)
        self.assertIn("; interrupted\n", self.ended(process, 130))
        self.cluster.wait_for(lambda: self.running(job) == 0, "the task still runs")

    def test_a_regression_that_was_killed_keeps_others_out_while_its_job_is_at_work(self):
        process, job = self.waiting("repeats = 1")
        process.kill()
        process.communicate()
        command = ["regress", str(self.folder / (self.out.parent.name + ".toml")), "--out", str(self.out)]
        again = self.start(command)
        self.assertIn(f"job {job} of Slurm is at work on it; scancel {job} ends it", again.communicate()[1])
        self.assertEqual(again.returncode, 2)
        self.let_go()
        self.cluster.wait_for(lambda: self.running(job) == 0, "the task still runs")

    def test_a_cluster_that_takes_no_job_is_an_error(self):
        environment = dict(os.environ, PATH="/usr/bin/nowhere")
        done = subprocess.run([TENDRIL, *self.list_of(good=""), "--slurm"], env=environment,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 4)
        self.assertIn("sbatch did not take the job: ", done.stderr)


if __name__ == "__main__":
    TENDRIL, MAKE_CLUSTER, WORDS = slurm_cluster.from_command_line("slurm_test.py")
    unittest.main(warnings="ignore", argv=WORDS)

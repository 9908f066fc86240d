"""tendril sweep --slurm: what is killed costs nothing, what is cancelled is told.

slurm_test.py TENDRIL real|shim [SlurmTest.NAME ...]
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cluster"))
import slurm_cluster  # noqa: E402

CHIP = """# ?
format = "tendril-chip 1"
[topology]
levels = 2
radix = 4
[traffic]
kind = "local"
load = 0.01
fan_out = 4
"""
SWEEP = """# ?
format = "tendril-sweep 1"
chip = "chip.toml"
seeds = [1, 2, 3]
[method]
measure = 20000
[grid]
topology.fifo_depth = [1, 2]
traffic.load = [0.01, 0.02, 0.04]
"""
RUNS = 18


class SlurmTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.addClassCleanup(cls.temporary.cleanup)
        (cls.folder / "cluster").mkdir()
        cls.cluster = MAKE_CLUSTER(cls.folder / "cluster")
        cls.addClassCleanup(cls.cluster.stop)
        (cls.folder / "chip.toml").write_text(CHIP)
        (cls.folder / "sweep.toml").write_text(SWEEP)
        local = cls.sweep("local")
        out, err = local.communicate()
        assert local.returncode == 0, out + err

    @classmethod
    def sweep(cls, out, *more):
        words = ["sweep", str(cls.folder / "sweep.toml"), "--out", str(cls.folder / out), *more]
        return subprocess.Popen([TENDRIL, *words], env=cls.cluster.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def ended(self, process, code=0):
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, code, out + err)
        return out

    def same_tables(self, out):
        for table in ("results.csv", "points.csv"):
            here, local = (self.folder / one / table for one in (out, "local"))
            self.assertEqual(here.read_bytes(), local.read_bytes())

    def running(self):
        return self.cluster.ask("squeue", "--noheader", "--array", "--states=RUNNING", "--format=%i").split()

    def held(self, out):
        """A sweep whose task 0 waits for its order for as long as we like.

        The job is submitted held; behind its back the order becomes a pipe that nobody writes yet.
        @return the sweep, the number of its job, what the order says
        """
        process = self.sweep(out, "--slurm", "--task-seconds", "0.02", "--sbatch=--hold")
        job = self.job_in(process.stdout.readline(), "^17 runs of about")
        order = self.folder / out / "work/orders/0"
        text = order.read_text()
        order.unlink()
        os.mkfifo(order)
        self.cluster.ask("scontrol", "release", job)
        self.cluster.wait_for(lambda: f"{job}_0" in self.running(), "task 0 does not run")
        return process, job, text

    def job_in(self, line, beginning):
        self.assertRegex(line, beginning + r" .* job \d+ of Slurm, tasks 0..\d+$")
        return re.search(r"job (\d+)", line).group(1)

    def test_a_task_that_is_killed_costs_nothing(self):
        process, job, text = self.held("killed")
        slurm_cluster.kill_task(job, 0)
        slurm_cluster.heard(process, f"^job {job}: 1 task FAILED$")
        lost = text.count("\n")
        submitted = rf"^{lost} runs that are still missing.* job (\d+) of Slurm"
        again = slurm_cluster.heard(process, submitted).group(1)
        self.cluster.ask("scontrol", "release", again)
        self.assertIn("(18 run in ", self.ended(process))
        self.same_tables("killed")

    def test_a_job_that_is_held_and_cancelled_is_told_and_not_submitted_again(self):
        process = self.sweep("cancelled", "--slurm", "--sbatch=--hold", "--task-seconds", "0.02")
        job = self.job_in(process.stdout.readline(), "^17 runs of about")
        slurm_cluster.heard(process, rf"^job {job} waits: JobHeldUser \(scontrol release {job} lets it go\)$")
        self.cluster.ask("scancel", job)
        out = self.ended(process, 1)
        tasks = re.search(rf"^job {job}: (\d+ tasks? CANCELLED)$", out, re.M).group(1)
        failed = rf"^FAILED seed \d: job {job} of Slurm was not let finish: {tasks}$"
        self.assertEqual(len(re.findall(failed, out, re.M)), 17)
        self.assertNotIn("still missing", out)
        self.assertIn("17 failed", out)
        # What is asked for again is run again.
        self.ended(self.sweep("cancelled", "--resume"))
        self.same_tables("cancelled")

    def test_a_controller_that_is_killed_is_waited_for(self):
        if not hasattr(self.cluster, "kill"):
            self.skipTest("there is no controller to be killed")
        process, _, text = self.held("controller")
        # What a controller has not saved it forgets; it saves some seconds after a change.
        since = time.time()
        saved = self.folder / "cluster/state/job_state"
        self.cluster.wait_for(lambda: saved.exists() and saved.stat().st_mtime > since, "nothing is saved")
        self.cluster.kill("slurmctld")
        slurm_cluster.heard(process, "^Slurm does not answer; job .* is waited for$")
        self.cluster.start_controller()
        (self.folder / "controller" / "work" / "orders" / "0").write_text(text)
        self.assertNotIn("still missing", self.ended(process))
        self.same_tables("controller")

    def test_a_sweep_that_is_killed_finds_its_job_again(self):
        process, job, text = self.held("again")
        process.send_signal(signal.SIGKILL)
        process.communicate()
        here = self.sweep("again", "--resume")
        self.assertIn(f"job {job} of Slurm is at work on it; --slurm --resume waits", here.communicate()[1])
        self.assertEqual(here.returncode, 2)
        process = self.sweep("again", "--slurm", "--resume")
        self.assertEqual(process.stdout.readline(), f"job {job} is at work on it\n")
        (self.folder / "again" / "work" / "orders" / "0").write_text(text)
        self.assertNotIn("of Slurm", self.ended(process))
        self.same_tables("again")

    def test_a_detached_sweep_is_collected_later(self):
        out = self.ended(self.sweep("later", "--slurm", "--detach", "--task-seconds", "0.5"))
        self.assertIn("--slurm --resume collects the others", out)
        self.assertFalse((self.folder / "later/results.csv").exists())
        self.ended(self.sweep("later", "--slurm", "--resume"))
        self.same_tables("later")


if __name__ == "__main__":
    TENDRIL, MAKE_CLUSTER, WORDS = slurm_cluster.from_command_line("slurm_test.py")
    unittest.main(warnings="ignore", argv=WORDS)

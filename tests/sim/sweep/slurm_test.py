"""tendril sweep --slurm on a real Slurm: a task is killed, a sweep is; the tables are the same.

slurm_test.py TENDRIL
"""
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

import slurm_cluster

TENDRIL = sys.argv[1]
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
        cls.cluster = slurm_cluster.Cluster(cls.folder / "cluster")
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

    def held_task(self):
        """A task that runs, stopped, so that it is in the middle of something for as long as we like."""
        self.cluster.wait_for(self.running, "no task runs")
        task = self.running()[0]
        self.cluster.ask("scancel", "--signal=STOP", "--full", task)
        return task

    def test_a_task_that_is_killed_costs_nothing(self):
        process = self.sweep("killed", "--slurm", "--task-seconds", "0.5")
        first = process.stdout.readline()
        self.assertRegex(first, r"^17 runs of about [\d.e-]+ s are job \d+ of Slurm, tasks 0..\d+$")
        task = self.held_task()
        self.cluster.ask("scancel", "--signal=KILL", "--full", task)
        out = self.ended(process)
        self.assertRegex(out, r"(?m)^\d+ runs that are still missing of about .* are job \d+ of Slurm")
        self.assertIn("(18 run in ", out)
        self.same_tables("killed")

    def test_a_sweep_that_is_killed_finds_its_job_again(self):
        process = self.sweep("again", "--slurm", "--task-seconds", "0.5")
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
        out = self.ended(self.sweep("again", "--slurm", "--resume"))
        self.assertRegex(out, r"job \d+ is at work on it|18 kept")
        self.assertNotIn("of Slurm", out)
        self.same_tables("again")

    def test_a_detached_sweep_is_collected_later(self):
        out = self.ended(self.sweep("later", "--slurm", "--detach", "--task-seconds", "0.5"))
        self.assertIn("--slurm --resume collects the others", out)
        self.assertFalse((self.folder / "later/results.csv").exists())
        self.ended(self.sweep("later", "--slurm", "--resume"))
        self.same_tables("later")


if __name__ == "__main__":
    why = slurm_cluster.lacking()
    if why:
        print("skipped:", why)
        sys.exit(77)
    unittest.main(warnings="ignore", argv=sys.argv[:1])

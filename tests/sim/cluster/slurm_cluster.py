"""A real Slurm of one node on loopback with a munge of its own, or what acts as one; gone with its test."""
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

TEMPLATE = pathlib.Path(__file__).with_name("slurm.conf")
PATIENCE_S = 60


def lacking():
    """Why there can be no cluster here, or ''."""
    for program in ("mungekey", "munged", "slurmctld", "slurmd", "sbatch"):
        if shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin") is None:
            return f"{program} is not there: scripts/packages test"
    return "" if os.geteuid() == 0 else "munged and slurmd start the tasks of others: that takes root"


def wait_for(holds, otherwise):
    """@param otherwise what is wrong when it does not come to hold, or a call that says it"""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(otherwise() if callable(otherwise) else otherwise)
        time.sleep(0.1)


def with_environment(*entries):
    """Processes of this machine that were started with all of them, "NAME=value"."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if all(entry.encode() in words for entry in entries) and int(process.name) != os.getpid():
            yield int(process.name)


def heard(process, pattern):
    """Reads what a process says until a line is like it. @return the match"""
    lines = []
    while not (found := re.search(pattern, lines[-1] if lines else "")):
        lines.append(process.stdout.readline())
        assert lines[-1], f"no {pattern} in {lines}"
    return found


def kill_task(job, task):
    """Its processes die, as if they had been out of memory: nobody has cancelled it.

    A task that Slurm says runs may have none yet: they are waited for.
    """
    end = time.monotonic() + 60
    while not (pids := list(with_environment(f"SLURM_ARRAY_JOB_ID={job}", f"SLURM_ARRAY_TASK_ID={task}"))):
        assert time.monotonic() < end, f"task {task} of job {job} has no process"
        time.sleep(0.05)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


class Shim:
    """slurm_shim.py under Slurm's names."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "bin").mkdir()
        (self.folder / "jobs").mkdir()
        for name in ("sbatch", "squeue", "scancel", "scontrol"):
            (self.folder / "bin" / name).symlink_to(TEMPLATE.with_name("slurm_shim.py"))
        self.environment = dict(os.environ, SLURM_SHIM=str(self.folder / "jobs"))
        self.environment["PATH"] = f"{self.folder / 'bin'}:{self.environment['PATH']}"

    def ask(self, *argv):
        return subprocess.run(argv, env=self.environment, capture_output=True, text=True).stdout

    def wait_for(self, holds, otherwise):
        wait_for(holds, otherwise)

    def stop(self):
        for job in (self.folder / "jobs").glob("job*"):
            self.ask("scancel", job.name[3:])


def free_ports(count):
    with_port = [socket.socket() for _ in range(count)]
    for one in with_port:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in with_port]
    for one in with_port:
        one.close()
    return ports


class Cluster:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.chmod(0o755)
        for name in ("run", "state", "spool", "log", "munge"):
            (self.folder / name).mkdir(mode=0o755)
        (self.folder / "munge").chmod(0o700)
        self.conf = self.folder / "slurm.conf"
        self.write_conf()
        self.environment = dict(os.environ, SLURM_CONF=str(self.conf))
        self.environment["PATH"] += ":/usr/sbin"
        self.daemons = {}
        self.start_munge()
        self.start_controller()
        self.start("slurmd", "-D", "-f", str(self.conf))
        self.wait_for(lambda: "idle" in self.ask("sinfo", "--noheader", "--format=%T"), "no node is idle")

    def write_conf(self):
        host = socket.gethostname().split(".")[0]
        controller, daemon = free_ports(2)
        text = TEMPLATE.read_text()
        for word, value in (("FOLDER", self.folder), ("HOST", host), ("CONTROLLER", controller),
                            ("DAEMON", daemon)):
            text = text.replace(f"@{word}@", str(value))
        self.conf.write_text(text)
        (self.folder / "plugstack.conf").write_text("")
        (self.folder / "cgroup.conf").write_text("CgroupAutomount=no\n")

    def start_munge(self):
        key = self.folder / "munge/munge.key"
        subprocess.run(["mungekey", "--create", f"--keyfile={key}"], check=True, env=self.environment)
        self.start("munged", "--foreground", f"--key-file={key}", f"--socket={self.folder}/run/munge.sock",
                   f"--pid-file={self.folder}/run/munged.pid", f"--log-file={self.folder}/log/munged.log",
                   f"--seed-file={self.folder}/munge/seed", "--num-threads=2", "--force")
        self.wait_for((self.folder / "run/munge.sock").exists, "munge does not listen")

    def start_controller(self):
        self.start("slurmctld", "-D", "-f", str(self.conf))

    def start(self, *argv):
        log = open(self.folder / f"log/{argv[0]}.out", "ab")
        self.daemons[argv[0]] = subprocess.Popen(argv, env=self.environment, stdin=subprocess.DEVNULL,
                                                 stdout=log, stderr=log, start_new_session=True)
        log.close()

    def kill(self, name):
        self.daemons[name].kill()
        self.daemons.pop(name).wait()

    def ask(self, *argv):
        return subprocess.run(argv, env=self.environment, capture_output=True, text=True).stdout

    def wait_for(self, holds, otherwise):
        def said():
            files = (self.folder / "log").iterdir()
            logs = [f"\n== {log.name}\n{log.read_text()[-1500:]}" for log in files]
            return otherwise + "".join(logs)
        wait_for(holds, said)

    def stop(self):
        self.ask("scancel", "--user=root")
        for name in ("slurmd", "slurmctld", "munged"):
            if name in self.daemons:
                self.daemons[name].terminate()
        for process in self.daemons.values():
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        # Processes of its tasks, which outlive it.
        for pid in list(with_environment(f"SLURM_CONF={self.conf}")):
            os.kill(pid, signal.SIGKILL)


def from_command_line(title):
    """TENDRIL real|shim [Case.NAME …] of a test. @return tendril, who makes a cluster, what unittest gets

    Ends the process with 77, which ctest takes as skipped, where there can be no real one.
    """
    if len(sys.argv) < 3 or sys.argv[2] not in ("real", "shim"):
        sys.exit(f"{title} TENDRIL real|shim [Case.NAME ...]")
    real = sys.argv[2] == "real"
    if real and lacking():
        print("skipped:", lacking())
        sys.exit(77)
    return sys.argv[1], Cluster if real else Shim, [title, *sys.argv[3:]]

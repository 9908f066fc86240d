#!/usr/bin/env python3
"""What of Slurm a job array needs, as a program of one file: for tests where no daemon can be started.

Called by the names sbatch, squeue, scancel and scontrol (release), as slurm_cluster.Shim links it. The folder
$SLURM_SHIM has a folder a job with a file a task, its state; the process that sbatch leaves behind runs the
tasks, two at a time. What is said of them, and how they end, is what Slurm 22.05 was seen to say.
"""
import fcntl
import os
import pathlib
import signal
import subprocess
import sys
import time

HOME = pathlib.Path(os.environ["SLURM_SHIM"])
SLOTS = 2


def value(words, option):
    return next((word.split("=", 1)[1] for word in words if word.startswith(f"--{option}=")), "")


def say(job, task, state, reason="None"):
    beside = job / f".{task}"
    beside.write_text(f"{state}|{reason}")
    beside.rename(job / str(task))


def said(job, task):
    return (job / str(task)).read_text().split("|")


def tasks(job):
    return sorted((file.name for file in job.glob("[0-9]*")), key=int)


def sbatch(words):
    with open(HOME / "count", "a+") as count:
        fcntl.flock(count, fcntl.LOCK_EX)
        count.write("x")
        count.flush()
        number = os.fstat(count.fileno()).st_size
    job = HOME / "new"
    job.mkdir()
    (job / "name").write_text(value(words, "job-name"))
    reason = "JobHeldUser" if "--hold" in words else "None"
    for task in range(int(value(words, "array").split("-")[1]) + 1):
        say(job, task, "PENDING", reason)
    job = job.rename(HOME / f"job{number}")
    log = open(HOME / "daemon.log", "ab")
    itself = str(pathlib.Path(__file__).resolve())
    subprocess.Popen([sys.executable, itself, "daemon", str(job), value(words, "output"), words[-1]],
                     stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    print(number)


def daemon(words):
    job, output, script = pathlib.Path(words[0]), words[1], words[2]
    running = {}
    while True:
        for task in tasks(job):
            state, reason = said(job, task)
            if state == "PENDING" and reason == "None" and len(running) < SLOTS:
                say(job, task, "RUNNING")
                with open(output.replace("%a", task), "ab") as log:
                    running[task] = subprocess.Popen(
                        ["/bin/sh", script], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                        env=dict(os.environ, SLURM_ARRAY_JOB_ID=job.name[3:], SLURM_ARRAY_TASK_ID=task),
                        start_new_session=True)
                (job / f"pid{task}").write_text(str(running[task].pid))
        for task in [task for task, process in running.items() if process.poll() is not None]:
            code = running.pop(task).returncode
            if said(job, task)[0] != "CANCELLED":
                say(job, task, *(["COMPLETED", "None"] if code == 0 else ["FAILED", "NonZeroExitCode"]))
        if not running and all(said(job, task)[0] not in ("PENDING", "RUNNING") for task in tasks(job)):
            return
        time.sleep(0.02)


def squeue(words):
    for job in HOME.glob("job*"):
        if value(words, "name") in ("", (job / "name").read_text()):
            for task in tasks(job):
                state, reason = said(job, task)
                if value(words, "states") not in ("all", state):
                    continue
                line = value(words, "format")
                for letter, text in (("F", job.name[3:]), ("K", task), ("T", state), ("r", reason),
                                     ("i", f"{job.name[3:]}_{task}")):
                    line = line.replace(f"%{letter}", text)
                print(line)


def of(word):
    number, _, task = word.partition("_")
    job = HOME / f"job{number}"
    return job, [task] if task else tasks(job)


def kill_session(leader):
    """All processes of a task, whatever groups they have made."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == leader:
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


def scancel(words):
    job, those = of(words[-1])
    for task in those:
        state, _ = said(job, task)
        if state not in ("PENDING", "RUNNING") or value(words, "state") not in ("", state):
            continue
        say(job, task, "CANCELLED")
        if state == "RUNNING":
            kill_session(int((job / f"pid{task}").read_text()))


def scontrol(words):
    assert words[0] == "release"
    job, those = of(words[1])
    for task in those:
        if said(job, task)[0] == "PENDING":
            say(job, task, "PENDING")


if __name__ == "__main__":
    name, arguments = pathlib.Path(sys.argv[0]).name, sys.argv[1:]
    if name == "slurm_shim.py":
        name, arguments = arguments[0], arguments[1:]
    {"sbatch": sbatch, "squeue": squeue, "scancel": scancel, "scontrol": scontrol, "daemon": daemon}[name](
        arguments)

"""Runs of chips and benches, timed: what tables and pictures of speed are made of."""
import json
import os
import pathlib
import subprocess
import time

CHIPS = pathlib.Path(__file__).resolve().parents[2] / "configs/chips"


def bench(build, name, *arguments):
    """Results of a Google Benchmark program by benchmark."""
    text = subprocess.run([build / "tests/bench" / name, *arguments, "--benchmark_format=json"],
                          capture_output=True, check=True, text=True).stdout
    return {b["name"].split("/min_time")[0].split("/manual_time")[0]: b
            for b in json.loads(text)["benchmarks"]}


def once(build, chip, engine, ticks, more):
    """Statistics of a run, seconds of CPU and of wall time, peak memory in MB."""
    command = [str(build / "sim/tendril"), "run", str(CHIPS / f"{chip}.toml"), "--engine", engine,
               "--ticks", str(ticks), "--json", *more]
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        stats = json.loads(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {"stats": stats, "cpu": usage.ru_utime, "wall": time.monotonic() - start,
            "mb": usage.ru_maxrss / 1024}


def run(build, chip, engine, ticks, *more):
    """What `ticks` more ticks take, set-up left out: a run of twice as many less a run of them."""
    half, whole = (once(build, chip, engine, count, more) for count in (ticks, 2 * ticks))
    counts = {name: whole["stats"][name] - half["stats"][name]
              for name in ("ticks", "cycles", "spikes", "synaptic_events")
              if half["stats"].get(name) is not None}
    cpu, wall = (max(whole[clock] - half[clock], 1e-9) for clock in ("cpu", "wall"))
    return {"counts": counts, "rates": {name: count / cpu for name, count in counts.items()}, "cpu": cpu,
            "wall": wall, "mb": whole["mb"]}


def scaled(value):
    for step, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= step:
            return f"{value / step:.3g} {letter}"
    return f"{value:.3g}"

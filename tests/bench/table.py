"""How fast is it? One table: figure, measured, at least, aim; with --scaling: what a run's cost grows with.

    table.py BUILD_DIR [--scaling SVG]

The yardstick is a plain loop over the same kind of network, measured in the same run: compare ratios.
"""
import json
import math
import os
import pathlib
import re
import subprocess
import sys

CHIPS = pathlib.Path(__file__).resolve().parents[2] / "configs/chips"
UNITS = {"k ": 1e3, "M ": 1e6, "": 1.0, " ": 1.0}


def functional(build):
    """Counters of functional_bench by benchmark."""
    text = subprocess.run([build / "tests/bench/functional_bench", "--benchmark_format=json"],
                          capture_output=True, check=True, text=True).stdout
    return {b["name"].split("/min_time")[0]: b for b in json.loads(text)["benchmarks"]}


def fabric(build, chip, cycles):
    """Counters of fabric_bench on a chip with traffic."""
    text = subprocess.run([build / "tests/bench/fabric_bench", chip, str(cycles), "--benchmark_format=json"],
                          capture_output=True, check=True, text=True).stdout
    return json.loads(text)["benchmarks"][0]


def run(build, chip, engine, ticks, *more):
    """Rates of a run by name, its counts, seconds of CPU and peak memory in MB."""
    command = [str(build / "sim/tendril"), "run", str(CHIPS / f"{chip}.toml"), "--engine", engine,
               "--ticks", str(ticks), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        return None
    speed = re.search(r"^speed: (.*)$", text, re.M).group(1)
    rates = {name: float(value) * UNITS[unit] for value, unit, name in
             re.findall(r"([\d.]+) (k |M )?(kcycles|ticks|synaptic events)/s", speed)}
    counts = {name: int(value) for value, name in re.findall(r"(\d+) (ticks|cycles|spikes)", text)}
    return {"rates": rates, "counts": counts, "mb": usage.ru_maxrss / 1024, "cpu": usage.ru_utime}


def scaled(value):
    for step, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= step:
            return f"{value / step:.3g} {letter}"
    return f"{value:.3g}"


def rows(build):
    f = functional(build)
    for size, loop, least, aim in (("1k", "1024", 25e6, 250e6), ("16k", "16384", 12e6, 130e6)):
        events = f[f"functional/xbar_{size}"]["events"]
        ratio = events / f[f"plain_loop/{loop}"]["events"]
        yield (f"functional, xbar-{size} busy, synaptic events/s", events, least, aim,
               f"{ratio:.2f} of a plain loop")
    ticks = f["functional/xbar_1k_idle"]["ticks"]
    yield ("functional, xbar-1k idle, ticks/s", ticks, 1e6, 10e6,
           f"{ticks / f['plain_loop/1024']['ticks']:.1f} times the plain loop's")
    for size, count, least, aim in (("1k", 2000, 5e6, 50e6), ("16k", 200, 1e6, 20e6)):
        result = run(build, f"xbar-{size}", "tlm", count)
        if result:
            rates = result["rates"]
            yield (f"tlm, xbar-{size} busy, synaptic events/s", rates["synaptic events"], least, aim,
                   f"{rates['kcycles']:.0f} kcycles/s")
    tree = fabric(build, "traffic-64.toml", 20000)
    yield ("tlm, fabric of 64 cores with 12 shortcuts, bus transactions/s", tree["transactions"], 1e6, 3e6,
           f"{scaled(tree['cycles'])}cycles/s")
    near = fabric(build, "traffic-256.toml", 4000)
    yield ("tlm, fabric of 256 cores, 0.08 deliveries/core/cycle, cycles/s", near["cycles"], 50e3, 50e3,
           f"{scaled(near['deliveries'])}deliveries/s")
    result = run(build, "xbar-1k", "cosim", 500)
    if result:
        yield "cosim, xbar-1k busy, cycles/s", result["rates"]["kcycles"] * 1e3, 400e3, 1e6, ""
    small = run(build, "xbar-16k", "functional", 1000)
    yield "functional, xbar-16k, peak MB (at most)", small["mb"], 100, 20, ""
    big = run(build, "xbar-1m", "functional", 100)
    yield ("functional, a million neurons, 100 ticks, peak MB (at most)", big["mb"], 24 * 1024, 24 * 1024,
           f"{big['cpu']:.0f} s of CPU, {scaled(big['rates']['synaptic events'])} synaptic events/s")


def print_table(build):
    print(f"{'figure':58} {'measured':>9} {'at least':>9} {'aim':>9}")
    for name, value, least, aim, note in rows(build):
        print(f"{name:58} {scaled(value):>9} {scaled(least):>9} {scaled(aim):>9}  {note}", flush=True)


def scaling(build):
    """(axis, point, neurons, spikes a tick, microseconds a tick, nanoseconds a spike)."""
    points = [("cores", f"{n} cores", 256 * n, ["--set", f"topology.cores={n}"], 1000) for n in (4, 16, 64)]
    points += [("activity", f"period {(t + 500) // 10}", 16384, ["--set", f"neuron.theta={t}"], 4000)
               for t in (500, 1000, 2000, 8000, 32000)]
    for axis, name, neurons, more, ticks in points:
        result = run(build, "xbar-16k", "functional", ticks, *more)
        spikes = result["counts"]["spikes"] / ticks
        micros = 1e6 / result["rates"]["ticks"]
        yield axis, name, neurons, spikes, micros, 1e3 * micros / max(spikes, 1e-9)


def draw(points, path):
    """Microseconds a tick over spikes a tick, both logarithmic: a straight line is one cost a spike."""
    x = [math.log10(max(p[3], 0.1)) for p in points]
    y = [math.log10(p[4]) for p in points]
    wide, high = max(x) - min(x), max(y) - min(y)
    marks = []
    for point, a, b in zip(points, x, y):
        left, top = 60 + 440 * (a - min(x)) / wide, 340 - 280 * (b - min(y)) / high
        colour = "#1f6f8b" if point[0] == "cores" else "#c8553d"
        marks.append(f'<circle cx="{left:.0f}" cy="{top:.0f}" r="4" fill="{colour}"/>'
                     f'<text x="{left + 7:.0f}" y="{top + 4:.0f}">{point[1]}: {point[4]:.3g}</text>')
    pathlib.Path(path).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="390" font-family="sans-serif"'
        ' font-size="11"><rect width="640" height="390" fill="white"/>'
        '<text x="60" y="25">microseconds a tick over spikes a tick, both logarithmic</text>'
        + "".join(marks) + "</svg>\n")


def main(arguments):
    build = pathlib.Path(arguments[0])
    if arguments[1:2] != ["--scaling"]:
        return print_table(build)
    points = list(scaling(build))
    print(f"{'':10} {'':12} {'neurons':>8} {'spikes/tick':>12} {'us/tick':>9} {'ns/spike':>9}")
    for axis, name, neurons, spikes, micros, nanos in points:
        print(f"{axis:10} {name:12} {neurons:8} {spikes:12.2f} {micros:9.2f} {nanos:9.0f}")
    draw(points, arguments[2])
    print(f"picture: {arguments[2]}")
    return None


if __name__ == "__main__":
    main(sys.argv[1:])

#!/usr/bin/env python3
"""The same chip of four cores, the same stimulus, in Verilator and in Icarus: every port of the chip, of all
cores and hubs, and of a block of each kind inside them.

two_simulators.py build RTL_DIR FOLDER      both simulations, into FOLDER
two_simulators.py x RTL_DIR FOLDER SEED     Icarus alone, for X; exit 1 if there is any, and what it is
two_simulators.py run FOLDER --seed N --out DIR [--set resets=K] …   a bench of `tendril regress`

A run passes when the trace of Icarus holds no X and Verilator's traces of K reset seeds, in each of which
what has no reset begins with other bits, are its trace byte for byte. Verilator has the protocol checkers of
tests/rtl/cover at every handshake of the chip.
"""
import filecmp
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tomllib

import bench_text
import chip_stimulus
from instances import instances, one_of_each, sources

TOP = "chip"
LEAST_LINES = 5000       # of a trace: a chip that does nothing shows nothing


def build_bench(rtl, folder):
    """Writes bench.v and names.json. @return paths of the Verilog"""
    folder.mkdir(parents=True, exist_ok=True)
    guards = tomllib.loads((pathlib.Path(__file__).parent / "guards.toml").read_text())
    found = instances(rtl, TOP, chip_stimulus.PARAMETERS)
    items = [bench_text.shown(instance, guards) for instance in one_of_each(found, ("neuron_core", "hub"))]
    (folder / "bench.v").write_text(bench_text.chip_bench(items, chip_stimulus.PARAMETERS,
                                                          chip_stimulus.HOSTS))
    names = [[item.instance.path, item.instance.module, [port.name for port in item.instance.ports]]
             for item in items]
    (folder / "names.json").write_text(json.dumps({"rtl": str(rtl), "instances": names}))
    # By its name alone: so a compiler cache knows what it compiled elsewhere.
    return ["bench.v", *sources(rtl)]


def build_icarus(rtl, folder, files):
    subprocess.run(["iverilog", "-g2005", f"-I{rtl}", "-s", "chip_bench", "-o", "icarus.vvp", *files],
                   cwd=folder, check=True)


def build_verilator(rtl, folder, files):
    """With the protocol checkers bound. -O0 for the compiler: it is compiled once and run for a second."""
    checkers = sorted((pathlib.Path(__file__).resolve().parent.parent / "cover").glob("*_cover.sv"))
    quiet = [f"-Wno-{what}" for what in ("fatal", "lint", "style")]
    cache = ["-MAKEFLAGS", "OBJCACHE=ccache"] if shutil.which("ccache") else []
    done = subprocess.run(["verilator", "--binary", "--timing", "--assert", "--x-initial", "unique",
                           "--x-assign", "unique", *quiet, "--top-module", "chip_bench", "--Mdir",
                           "verilated", f"-I{rtl}", "-CFLAGS", "-O0", *cache, "-o", "../verilator",
                           str(rtl / "lint.vlt"), *files, *map(str, checkers)],
                          cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def write_stimulus(rtl, seed, folder):
    """Files of one run. @return their plus-arguments"""
    stimulus = chip_stimulus.Stimulus(rtl, seed)
    rows = [f"{op << 62 | kind << 60 | index << 50 | address << 32 | data:016x}"
            for op, kind, index, address, data in stimulus.rows]
    flits = []
    for host, sent in enumerate(stimulus.hosts):
        flits += [f"@{host * bench_text.QUEUE:x}", *(f"{flit:07x}" for flit in [*sent, 0x3FFFFFF])]
    period = stimulus.period if stimulus.fixed else 0
    numbers = [random.Random(seed).getrandbits(32) | 1, period, len(rows), 0]
    texts = {"rows": rows, "flits": flits, "numbers": [f"{number:x}" for number in numbers]}
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n")
    return [f"+{name}={folder / name}" for name in texts]


def run_icarus(built, folder, arguments):
    trace = folder / "icarus.trace"
    subprocess.run(["vvp", "-n", str(built / "icarus.vvp"), *arguments, f"+trace={trace}"], check=True,
                   stdout=subprocess.DEVNULL, timeout=600)
    return trace


class BrokenProtocol(Exception):
    """A checker stopped a simulation; what it said."""


def run_verilator(built, folder, arguments, reset_seed):
    trace = folder / f"verilator-{reset_seed}.trace"
    done = subprocess.run([str(built / "verilator"), *arguments, f"+trace={trace}", "+verilator+rand+reset+2",
                           f"+verilator+seed+{reset_seed}"], capture_output=True, text=True, timeout=600)
    if done.returncode and "Assertion failed" in done.stdout + done.stderr:
        raise BrokenProtocol(next(line for line in (done.stdout + done.stderr).splitlines()
                                  if "Assertion failed" in line))
    done.check_returncode()
    return trace


def names_of(built):
    return json.loads((built / "names.json").read_text())["instances"]


def unknown(trace, names):
    """The first value with an X: (cycle, signal, value), or None."""
    with open(trace) as lines:
        for line in lines:
            if "x" in line or "X" in line or "z" in line or "Z" in line:
                cycle, number, *values = line.split()
                path, _, ports = names[int(number)]
                for port, value in zip(ports, values):
                    if set(value) & set("xXzZ"):
                        return int(cycle), f"{path}.{port}", value
    return None


def difference(expected, got, names):
    """The first value in which two traces part: (cycle, signal, expected, got), or None."""
    if filecmp.cmp(expected, got, shallow=False):
        return None
    with open(expected) as one, open(got) as other:
        for a, b in zip(one, other):
            if a != b:
                break
        else:
            return None, "trace", "as many lines", "one ends early"
    a, b = a.split(), b.split()
    path, _, ports = names[int(a[1])]
    if a[:2] != b[:2]:
        return int(a[0]), path, " ".join(a[:2]) + " changes", " ".join(b[:2]) + " changes"
    port, old, new = next((port, old, new) for port, old, new in zip(ports, a[2:], b[2:]) if old != new)
    return int(a[0]), f"{path}.{port}", old, new


def count_lines(trace):
    with open(trace, "rb") as lines:
        return sum(1 for _ in lines)


def judge(built, folder, arguments, resets, seed):
    """checks, and the first failure as (cycle, signal, expected, got) or None"""
    names = names_of(built)
    icarus = run_icarus(built, folder, arguments)
    checks = count_lines(icarus)
    if checks < LEAST_LINES:
        return checks, (None, "trace", f"{LEAST_LINES} lines of a busy chip", checks)
    if found := unknown(icarus, names):
        return checks, (found[0], found[1], "0 and 1", found[2])
    for reset in range(1, resets + 1):
        # From the stimulus' seed: other bits in every run.
        try:
            trace = run_verilator(built, folder, arguments, 1 + (seed * 31 + reset) % (2**31 - 2))
        except BrokenProtocol as said:
            return checks, (None, "protocol", "what its checker asks for", said)
        if found := difference(icarus, trace, names):
            return checks, found
        trace.unlink()
        checks += checks if reset == 1 else 0
    icarus.unlink()
    return checks, None


def run(argv):
    built = pathlib.Path(argv[0])
    options = {"--seed": "1", "--out": "", "--size": ""}
    settings = {"resets": 3, "cycles": 0}
    for option, value in zip(argv[1::2], argv[2::2]):
        if option == "--set" and value.split("=")[0] in settings:
            settings[value.split("=")[0]] = int(value.split("=")[1])
        elif option in options:
            options[option] = value
        elif option != "--wave":
            sys.exit(f"{option} {value}: unknown; --seed, --out, --set resets=N")
    out = pathlib.Path(options["--out"] or ".")
    out.mkdir(parents=True, exist_ok=True)
    rtl = pathlib.Path(json.loads((built / "names.json").read_text())["rtl"])
    arguments = write_stimulus(rtl, int(options["--seed"]), out)
    checks, failed = judge(built, out, arguments, settings["resets"], int(options["--seed"]))
    first = None
    if failed:
        first = dict(zip(("cycle", "signal", "expected", "got"), [failed[0], *map(str, failed[1:])]))
    result = json.dumps({"format": "tendril-bench 1", "checks": checks, "failures": int(failed is not None),
                         "first": first})
    temporary = out / "result.json.part"
    temporary.write_text(result + "\n")
    os.replace(temporary, out / "result.json")
    print(f"two_simulators: seed {options['--seed']}: {result}")
    return int(failed is not None)


def x_alone(rtl, folder, seed):
    """The first X of a run in Icarus; None where there is none."""
    build_icarus(rtl, folder, build_bench(rtl, folder))
    return unknown(run_icarus(folder, folder, write_stimulus(rtl, seed, folder)), names_of(folder))


def main(argv):
    if argv[:1] == ["build"]:
        rtl, folder = (pathlib.Path(argument).resolve() for argument in argv[1:3])
        files = build_bench(rtl, folder)
        build_icarus(rtl, folder, files)
        build_verilator(rtl, folder, files)
        return 0
    if argv[:1] == ["x"]:
        found = x_alone(*(pathlib.Path(argument).resolve() for argument in argv[1:3]), int(argv[3]))
        print(f"cycle {found[0]} {found[1]}: {found[2]}" if found else "no X")
        return int(found is not None)
    return run(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

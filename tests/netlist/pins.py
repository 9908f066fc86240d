#!/usr/bin/env python3
"""Does other Verilog do under Icarus what the core or the hub does, on the stimulus of their Icarus tests?

pins.py make DIR BUILD_DIR      writes the stimulus, by the tests of the build
pins.py netlist DIR core|hub    the block's netlist, on all of DIR
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from synthesis import ROOT, Failed, run, sources, synthesize

BLOCKS = {
    "core": ("neuron_core", {"Neurons": 16, "Axons": 16, "Lanes": 16, "Sources": 64}, "core/core_bench.v"),
    "hub": ("hub", {}, "bus/hub_bench.v"),
}
TESTS = {"core": "neuron_core_icarus_test", "hub": "hub_icarus_test"}


def make(folder, build):
    """Stimulus and what must come of it, of both blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    for test in TESTS.values():
        run([next(build.glob(f"tests/**/{test}"))], env={"TENDRIL_KEEP_PINS": str(folder)})


def compile_bench(block, files, include, out):
    """@throws Failed where Icarus refuses the files"""
    bench = ROOT / "tests/rtl" / BLOCKS[block][2]
    run(["iverilog", "-g2005", f"-I{include}", "-s", bench.stem, "-o", out, bench, *files])


def first_difference(program, folder, block, seconds=60):
    """(what parts them, or "" if nothing does, how many lines were compared)"""
    lines = 0
    stimuli = sorted(folder.glob(f"{block}-*.pins"), key=lambda file: int(file.stem.split("-")[1]))
    if not stimuli:
        raise Failed(f"no stimulus of {block} in {folder}: pins.py make")
    for pins in stimuli:
        expected = pins.with_suffix(".expected").read_text().splitlines()
        try:
            done = subprocess.run(["vvp", "-n", program, f"+pins={pins}"], capture_output=True, text=True,
                                  timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            return f"{pins.stem}: no end in {seconds} s", lines
        got = done.stdout.splitlines()
        lines += len(expected)
        if got == expected:
            continue
        for number, (a, b) in enumerate(zip(expected, got)):
            if a != b:
                return f"{pins.stem} line {number}: expected {a!r}, got {b!r}", lines
        return f"{pins.stem}: {len(got)} lines, expected {len(expected)}", lines
    return "", lines


def netlist(folder, block):
    top, size, _ = BLOCKS[block]
    with tempfile.TemporaryDirectory() as temp:
        text = synthesize(ROOT / "rtl", top, size, "generic", "rename block netlist; zinit -all;"
                          " write_verilog -noattr {folder}/net.v")["net.v"]
        # The bench sets parameters, and a netlist has none: a shell has both.
        head = (ROOT / "rtl" / next(file for file in sources(ROOT / "rtl") if file.endswith(f"/{top}.v")))
        shell, ports = shell_of(head.read_text(), top)
        pins = ", ".join(f".{port}({port})" for port in ports)
        Path(temp, "net.v").write_text(f"{text}\n{shell}\n  netlist netlist ({pins});\nendmodule\n")
        compile_bench(block, [f"{temp}/net.v"], ROOT / "rtl", f"{temp}/bench")
        return first_difference(f"{temp}/bench", folder, block, seconds=1200)  # gates are slow


def shell_of(text, top):
    """The head of a module, and its ports."""
    head = text[text.index(f"module {top}"):]
    head = head[:head.index(");") + 2]
    lines = [line for line in head.splitlines() if line.strip().startswith(("input", "output"))]
    return head.replace("output reg ", "output wire "), [
        line.split("//")[0].rstrip(" ,").split()[-1] for line in lines]


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), Path(sys.argv[3]))
        sys.exit()
    WHAT, LINES = netlist(Path(sys.argv[2]), sys.argv[3])
    print(f"{sys.argv[3]}: {LINES} lines compared, {WHAT or 'no difference'}")
    sys.exit(bool(WHAT))

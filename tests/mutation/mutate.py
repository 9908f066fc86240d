#!/usr/bin/env python3
"""Which of the faults that a seeded draw plants into rtl/ does the regression not see?

mutate.py PINS_DIR [--count N] [--seed N] [--rtl DIR] [--regress TENDRIL] [--goal PERCENT]

Each mutant runs the stimulus of the Icarus tests of core and hub (tests/netlist/pins.py make PINS_DIR); what
they do not see is held against the block it changes: proven equal, it does not count. What is left goes to
`tendril regress --rtl`, where --regress names the program. Exit 1 if fewer than GOAL per cent are killed.
Without --regress mutants of rtl/chip, of links and of cables are not drawn: no bench in Icarus has them.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/netlist"))

from mutants import draw  # noqa: E402
from pins import compile_bench, first_difference  # noqa: E402
from synthesis import Failed, sources  # noqa: E402

IN_HUB = ("bus/hub", "util/fifo", "util/rr_arbiter")
NOWHERE = ("chip/", "bus/link")
# Parts of the regression's list that have the block in them.
TAGS = {"core": ("core/", "util/"), "fabric": ("bus/", "util/fifo", "util/rr_arbiter"), "chip": ("chip/",)}


def plant(rtl, folder, mutant):
    """A copy of the RTL with one line changed."""
    file, number, _, before, after = mutant
    shutil.copytree(rtl, folder, dirs_exist_ok=True)
    lines = (folder / file).read_text().splitlines()
    if lines[number - 1] != before:
        raise Failed(f"{file}:{number} is not what was drawn")
    lines[number - 1] = after
    (folder / file).write_text("\n".join(lines) + "\n")


def seen_in_icarus(folder, pins, file):
    """What told the mutant apart, or ""."""
    block = "hub" if file.startswith(IN_HUB) else "core"
    program = folder / "bench.vvp"
    try:
        compile_bench(block, sources(folder), folder, program)
    except Failed:
        return "does not compile"
    return first_difference(program, pins, block)[0]


def equal(rtl, folder, file):
    """Proven by Yosys' abc for all inputs and all states of the block alone: each register is cut open, so
    that its next value is an output like others. What only the reachable states hide is not found equal."""
    top = Path(file).stem

    def half(side, name):
        return (f"read_verilog -I{side} {' '.join(sources(side))}; prep -flatten -top {top}; memory_map;"
                f" opt -full; rename {top} {name}; design -stash {name}; ")

    with tempfile.TemporaryDirectory() as temp:
        script = (half(rtl, "gold") + half(folder, "gate") +
                  " design -copy-from gold -as gold gold; design -copy-from gate -as gate gate;"
                  " dffunmap; expose -dff -evert-dff gold gate; opt_clean;"
                  " miter -equiv -make_assert -flatten gold gate miter; hierarchy -top miter; opt -full;"
                  " delete -output miter/o:*; techmap; opt -fast; abc -g AND -fast; opt_clean;"
                  f" write_aiger -B -zinit {temp}/miter.aig")
        try:
            built = subprocess.run(["yosys", "-q", "-p", script], capture_output=True, timeout=300,
                                   check=False)
            if built.returncode:
                return False
            command = f"read_aiger {temp}/miter.aig; fold; strash; orpos; dc2; fraig; iprove"
            said = subprocess.run(["yosys-abc", "-c", command], capture_output=True, text=True, timeout=120,
                                  check=False)
        except subprocess.TimeoutExpired:
            return False
    return "UNSATISFIABLE" in said.stdout


def seen_in_regression(tendril, folder, file, out):
    tags = [tag for tag, where in TAGS.items() if file.startswith(where)]
    command = [tendril, "regress", str(ROOT / "configs/regressions/chip.toml"), "--fail-fast",
               *(word for tag in tags for word in ("--tag", tag)),
               "--rtl", str(folder), "--out", str(out), "--max-waves", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    if done.returncode != 1:
        raise Failed(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    return "regress " + " ".join(tags)


def verdict(mutant, options, temp):
    """("killed" | "equivalent" | "stillborn" | "survives", by what)"""
    folder = temp / "rtl"
    plant(options.rtl, folder, mutant)
    said = "" if mutant[0].startswith(NOWHERE) else seen_in_icarus(folder, options.pins, mutant[0])
    if said == "does not compile":
        return "stillborn", ""
    if said:
        return "killed", said
    if equal(options.rtl, folder, mutant[0]):
        return "equivalent", ""
    if options.regress:
        said = seen_in_regression(options.regress, folder, mutant[0], temp / "regress")
    return ("killed" if said else "survives"), said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pins", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rtl", type=Path, default=ROOT / "rtl")
    parser.add_argument("--regress")
    parser.add_argument("--goal", type=float, default=95)
    options = parser.parse_args()
    options.rtl = options.rtl.resolve()
    names = [name for name in (options.rtl / "rtl.f").read_text().split() if name.endswith(".v")]
    if not options.regress:
        names = [name for name in names if not name.startswith(NOWHERE)]
    mutants = draw({name: (options.rtl / name).read_text() for name in names}, options.count, options.seed)
    counts = {"killed": 0, "equivalent": 0, "stillborn": 0, "survives": 0}
    for mutant in mutants:
        with tempfile.TemporaryDirectory() as temp:
            what, by = verdict(mutant, options, Path(temp))
        counts[what] += 1
        file, number, operator, before, after = mutant
        print(f"{what}: {operator} {file}:{number}: {before.strip()} -> {after.strip()}" +
              (f" [{by[:80]}]" if by else ""), flush=True)
    judged = counts["killed"] + counts["survives"]
    rate = 100 * counts["killed"] / judged if judged else 0
    print(f"{len(mutants)} mutants of seed {options.seed}: {counts['killed']} killed, "
          f"{counts['survives']} survive, "
          f"{counts['equivalent']} equivalent by proof, {counts['stillborn']} do not compile: "
          f"{rate:.1f} % killed, goal {options.goal:g} %")
    return rate < options.goal


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Which of the faults that a seeded draw plants into rtl/ does the regression not see?

mutate.py PINS_DIR [--count N] [--seed N] [--rtl DIR] [--regress PRODUCT_DIR] [--results FILE] [--goal N]

Each mutant runs the stimulus of the Icarus tests of core and hub (tests/netlist/pins.py make PINS_DIR), then
is held against the block it changes: proven equal, it does not count. What is left runs a chip of four cores
in Icarus, and then tests of the list by `tendril regress --rtl`; the program that does it is built in
PRODUCT_DIR. FILE keeps every verdict on this very RTL as it comes: a rerun goes on behind it, by other tests
too, so it is no longer true once tests have changed. Exit 1 if fewer than GOAL per cent are killed, or one
survives that arguments.toml does not name.
"""
import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import judges
from mutants import OPERATORS, draw
from synthesis import sources

HERE = Path(__file__).resolve().parent
STAGES = {"pins": "core and hub in Icarus", "x": "X in a chip", "trace": "a chip in Icarus",
          "proof": "lint or a proof", "block": "regression, the block", "chip": "regression, whole chips"}
LEVELS = ("seconds", "proof", "block", "chip")  # all mutants pass one before the next begins


def sizes():
    """{block: the small parameters of blocks.toml}"""
    table = tomllib.loads((judges.ROOT / "tests/netlist/blocks.toml").read_text())
    return {name: block.get("small", block.get("size", {})) for name, block in table.items()
            if isinstance(block, dict)}


def in_seconds(mutant, options, temp):
    """("killed" | "equivalent" | "stillborn" | "left", stage, what it said): without a verilated build."""
    folder, file = temp / "rtl", mutant[0]
    if not judges.compiles(folder, temp):
        return "stillborn", "", ""
    if said := judges.seen_by_pins(temp, options.pins, file):
        return "killed", "pins", said
    if judges.equal(options.rtl, folder, file, sizes()[Path(file).stem]):
        return "equivalent", "", ""
    stage, said = judges.seen_in_chip(folder, temp / "chip", options.traces)
    return ("killed", stage, said) if stage else ("left", "seconds", "")


def judge(mutant, level, options, temp):
    """What a level of judges says of a mutant that the levels before left."""
    judges.plant(options.rtl, temp / "rtl", mutant)
    if level == "seconds":
        return in_seconds(mutant, options, temp)
    if level == "proof":
        said = judges.seen_by_proofs(temp / "rtl", mutant[0])
        return ("killed", level, said) if said else ("left", level, "")
    try:
        said = judges.seen_in_regression(options.product, level, temp / "rtl", mutant[0], temp / "regress")
    except judges.Stillborn:
        return "stillborn", "", ""
    return ("killed", level, said) if said else ("left", level, "")


def is_due(said, level):
    return not said or said[0] == "left" and LEVELS.index(said[1]) < LEVELS.index(level)


class Results:
    """Verdicts by mutant, of this very RTL; a line of JSON each. The last of a mutant counts."""

    def __init__(self, file, rtl):
        self.file, self.known = file, {}
        text = "".join(Path(name).read_text() for name in sources(rtl))
        self.of = hashlib.sha256(text.encode()).hexdigest()[:16]
        if file and file.exists():
            for line in file.read_text().splitlines():
                entry = json.loads(line)
                if entry["rtl"] == self.of:
                    self.known[tuple(entry["mutant"])] = tuple(entry["verdict"])

    def get(self, mutant):
        return self.known.get(tuple(mutant))

    def put(self, mutant, said):
        self.known[tuple(mutant)] = said
        if self.file:
            with open(self.file, "a") as out:
                out.write(json.dumps({"rtl": self.of, "mutant": mutant, "verdict": said}) + "\n")


def arguments():
    """{(file, line before, after): why it may survive}"""
    table = tomllib.loads((HERE / "arguments.toml").read_text())
    return {(each["file"], each["before"], each["after"]): each["why"] for each in table["survivor"]}


def key(mutant):
    return mutant[0], mutant[3].strip(), mutant[4].strip()


def line(mutant, said):
    file, number, operator, before, after = mutant
    by = f" [{said[1]}: {said[2][:80]}]" if said[1] else ""
    return f"{said[0]}: {operator} {file}:{number}: {before.strip()} -> {after.strip()}{by}"


def report(judged, options):
    """The table of README.md, and what is wrong. @param judged [(mutant, verdict)]"""
    kinds = [*STAGES, "left", "equivalent", "stillborn"]
    rows = {operator: Counter() for operator in OPERATORS}
    for mutant, (what, stage, _) in judged:
        rows[mutant[2]][stage if what == "killed" else what] += 1
    print(f"| operator | {' | '.join(STAGES.get(kind, kind) for kind in kinds)} |")
    print("|---" * (1 + len(kinds)) + "|")
    for name, row in [*rows.items(), ("all", sum(rows.values(), Counter()))]:
        print(f"| {name} | " + " | ".join(str(row[kind]) for kind in kinds) + " |")
    counts = Counter(what for _, (what, _, _) in judged)
    counted = counts["killed"] + counts["left"]
    rate = 100 * counts["killed"] / counted if counted else 0
    argued = arguments()
    bare = [mutant for mutant, said in judged if said[0] == "left" and key(mutant) not in argued]
    for mutant in bare:
        print(f"survives without an argument: {mutant[0]}:{mutant[1]}: {mutant[4].strip()}")
    print(f"{len(judged)} mutants of seed {options.seed}: {counts['killed']} killed, "
          f"{counts['left']} survive, {counts['equivalent']} equivalent by proof, "
          f"{counts['stillborn']} do not compile: {rate:.1f} % killed, goal {options.goal:g} %")
    return rate < options.goal or (options.regress and bool(bare))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pins", type=Path)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rtl", type=Path, default=judges.ROOT / "rtl")
    parser.add_argument("--only", default="", help="of files whose name begins so")
    parser.add_argument("--regress", type=Path)
    parser.add_argument("--results", type=Path)
    parser.add_argument("--goal", type=float, default=95)
    options = parser.parse_args()
    options.rtl = options.rtl.resolve()
    names = [name for name in (options.rtl / "rtl.f").read_text().split()
             if name.endswith(".v") and name.startswith(options.only)]
    drawn = draw({name: (options.rtl / name).read_text() for name in names}, options.count, options.seed)
    options.product = judges.make_product(options.regress.resolve()) if options.regress else None
    results = Results(options.results, options.rtl)
    options.traces = Path(tempfile.mkdtemp())
    list(judges.chip_traces(options.rtl, options.traces))
    for level in LEVELS if options.regress else LEVELS[:2]:
        for mutant in drawn:
            if is_due(results.get(mutant), level):
                with tempfile.TemporaryDirectory() as temp:
                    results.put(mutant, judge(mutant, level, options, Path(temp)))
                print(line(mutant, results.get(mutant)), flush=True)
    shutil.rmtree(options.traces)
    return report([(mutant, results.get(mutant)) for mutant in drawn], options)


if __name__ == "__main__":
    sys.exit(main())

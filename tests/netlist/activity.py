#!/usr/bin/env python3
"""How much moves in each block of a run? A proxy of energy: without capacitance, clock tree and leakage.

activity.py [--tendril PROGRAM] [--ticks N] RUN…

A RUN is a chip file, "chips/a.toml" or with changes "chips/a.toml:neuron.theta=2000,seed=2", which runs now;
or the folder of `tendril run … --engine cosim --wave all`, whole. One column a run; the last says what a
synaptic event costs in the others, as parts of the first run's.

Bits of the RTL's signals that changed from cycle to cycle, over the run's spikes and synaptic events. A
signal that several blocks name counts in the one nearest to the top: a wire between blocks counts once.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def block_of(scope):
    """A core's or hub's own part, "core i_synapses"; None for probes of models, which no chip would have."""
    parts = scope.split(".")
    for at, part in enumerate(parts):
        if part in ("neuron_core", "hub"):
            inside = parts[at + 1] if at + 1 < len(parts) else "itself"
            return f"{'core' if part == 'neuron_core' else 'hub'} {inside}"
    return None


def changes(lines):
    """Bits changed in each block, of a VCD's lines; the first value of a signal is no change."""
    scopes, block, values, moved = [], {}, {}, Counter()
    for line in lines:
        words = line.split()
        if not words:
            continue
        if words[0] == "$scope":
            scopes.append(words[2])
        elif words[0] == "$upscope":
            scopes.pop()
        elif words[0] == "$var":
            owner = block_of(".".join(scopes))
            if owner and words[3] not in block and not words[4].startswith("clk"):
                block[words[3]] = owner
        elif line[0] in "01bB":
            value, code = (words[0][1:], words[1]) if line[0] in "bB" else (line[0], line[1:].strip())
            if code not in block:
                continue
            new = int(value.replace("x", "0").replace("z", "0"), 2)
            if code in values:
                moved[block[code]] += (values[code] ^ new).bit_count()
            values[code] = new
    return moved


def activity(folder):
    """(bits moved by block, spikes, synaptic events) of a run"""
    stats = json.loads((folder / "stats.json").read_text())
    with subprocess.Popen(["fst2vcd", str(folder / "waves.fst")], stdout=subprocess.PIPE, text=True) as vcd:
        moved = changes(vcd.stdout)
    if not moved:
        raise SystemExit(f"{folder}: waves.fst shows no RTL; allowed: --engine cosim --wave all")
    return moved, stats["spikes"], stats["synaptic_events"]


def run(name, options, folder):
    """The run folder of an argument. @throws SystemExit with what the program said"""
    if Path(name).is_dir():
        return Path(name)
    chip, _, changes_of_it = name.partition(":")
    ticks = ["--ticks", str(options.ticks)] if options.ticks else []
    sets = [word for change in changes_of_it.split(",") if change for word in ("--set", change)]
    done = subprocess.run([options.tendril, "run", chip, *sets, *ticks, "--engine", "cosim", "--wave", "all",
                           "--out", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip() or f"{options.tendril}: exit {done.returncode}")
    return folder


def ratio(bits, events):
    return f"{bits / events:.1f}" if events else "–"


def share(runs, bits):
    """Bits a synaptic event, of the runs behind the first as parts of the first."""
    each = [moved / events if events else 0 for moved, (_, _, events) in zip(bits, runs)]
    return ", ".join(f"{one / each[0]:.2f}" if each[0] else "–" for one in each[1:])


def print_table(names, runs):
    print("A proxy of energy: bits that changed, without capacitance, clock tree and leakage.\n")
    for name, (_, spikes, events) in zip(names, runs):
        print(f"- {name}: {spikes} spikes, {events} synaptic events")
    heads = " | ".join(f"{name}: bits moved | per spike | per synaptic event" for name in names)
    print(f"\n| block | {heads} | of the first |\n|---|" + "---|" * (3 * len(names) + 1))
    blocks = sorted({block for moved, _, _ in runs for block in moved})
    for block in [*blocks, "all"]:
        bits = [moved.total() if block == "all" else moved[block] for moved, _, _ in runs]
        cells = [f"{moved} | {ratio(moved, spikes)} | {ratio(moved, events)}"
                 for moved, (_, spikes, events) in zip(bits, runs)]
        print(f"| {block} | {' | '.join(cells)} | {share(runs, bits)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--tendril", default="tendril")
    parser.add_argument("--ticks", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temp:
        folders = [run(name, options, Path(temp) / str(at)) for at, name in enumerate(options.runs)]
        print_table([Path(name).name for name in options.runs], [activity(folder) for folder in folders])


if __name__ == "__main__":
    main()

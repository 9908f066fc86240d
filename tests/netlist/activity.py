#!/usr/bin/env python3
"""How much moves in each block of a run? A proxy of energy: without capacitance, clock tree and leakage.

activity.py RUN_FOLDER…   of `tendril run … --engine cosim --wave all`, whole; one column a run

Bits of the RTL's signals that changed from cycle to cycle, over the run's spikes and synaptic events. A
signal that several blocks name counts in the one nearest to the top: a wire between blocks counts once.
"""
import json
import subprocess
import sys
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


def per(bits, events):
    return f"{bits / events:.1f}" if events else "–"


def main(folders):
    runs = [activity(Path(folder)) for folder in folders]
    print("| block | " + " | ".join(f"{folder}: bits moved | per spike | per synaptic event"
                                    for folder in folders) + " |")
    print("|---|" + "---|" * (3 * len(folders)))
    blocks = sorted({block for moved, _, _ in runs for block in moved})
    for block in [*blocks, "all"]:
        cells = []
        for moved, spikes, events in runs:
            bits = moved.total() if block == "all" else moved[block]
            cells += [str(bits), per(bits, spikes), per(bits, events)]
        print(f"| {block} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    main(sys.argv[1:])

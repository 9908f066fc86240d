#!/usr/bin/env python3
"""How big and how deep is each block of rtl/, and what does each mechanism of a neuron cost?

netlist.py [BLOCK…]       these blocks, or all of blocks.toml and the mechanisms
  --quick                 without iCE40 and area
  --mechanisms            only the mechanisms of the neuron datapath
  --least                 only the datapath without any
  --rtl DIR               of another copy of rtl/
  --write FILE            renews the rows of FILE, rtl/netlist.md, one by one as they come
  --verilog FILE BLOCK NAME=VALUE…   writes the block's generic netlist, memories left as they are, and stops
"""
import argparse
import re
import sys
import tomllib
from pathlib import Path

from kept import Keeper
from synthesis import HERE, OSU, ROOT, Failed, area, measure, sources, synthesize

LIMIT = 950  # generic cells of a datapath with all mechanisms left out: verification plan, netlist


def row(*cells):
    return "| " + " | ".join("–" if cell is None else str(cell) for cell in cells) + " |"


def sizes(parameters):
    return " ".join(f"{name}={value}" for name, value in parameters.items()) or "defaults"


def block_table(rtl, blocks, quick):
    yield row("block", "size", "cells", "flip-flops", "memory bits", "depth", "area µm²", "iCE40 LUTs",
              "flip-flops", "RAMs", "depth")
    yield "|---|---|" + "---|" * 9
    for name, block in blocks.items():
        size = block.get("size", {})
        generic = measure(rtl, name, size, "generic")
        figures = [generic[key] for key in ("cells", "registers", "memory", "depth")]
        fpga_size = block.get("ice40", size)
        if quick:
            rest = [None] * 5
        else:
            fpga = measure(rtl, name, fpga_size, "ice40")
            rest = [area(rtl, name, size), *(fpga[key] for key in ("luts", "registers", "rams", "depth"))]
        text = sizes(size) + (f"; iCE40 {sizes(fpga_size)}" if fpga_size != size else "")
        yield row(f"`{name}`", text, *figures, *rest)


def mechanisms(rtl):
    """The build parameters of the datapath that leave something out."""
    return re.findall(r"parameter (Has\w+) = 1", (rtl / "core/neuron_datapath.v").read_text())


def datapath(rtl, out, quick):
    parameters = dict.fromkeys(out, 0)
    small = measure(rtl, "neuron_datapath", parameters, "small")
    fast = measure(rtl, "neuron_datapath", parameters, "generic")
    return [small["cells"], small["depth"], fast["cells"], fast["depth"],
            None if quick else area(rtl, "neuron_datapath", parameters)]


def mechanism_table(rtl, quick, least_only):
    names = mechanisms(rtl)
    if not names:
        raise Failed("neuron_datapath has no build parameter Has…")
    columns = "cells|depth|cells, fast carries|depth, fast carries|area µm²".split("|")
    yield row("datapath", *columns)
    yield "|---|" + "---|" * len(columns)
    least = datapath(rtl, names, quick)
    yield row("no mechanism", *least)
    if least[0] > LIMIT:
        raise Failed(f"neuron_datapath without mechanisms has {least[0]} cells; allowed: {LIMIT}")
    if least_only:
        return
    whole = datapath(rtl, [], quick)
    yield row("all of them", *whole)
    for name in names:
        price = [None if a is None else f"{a - b:+d}" for a, b in zip(whole, datapath(rtl, [name], quick))]
        yield row(f"price of `{name}`", *price)


def tables(options):
    chosen = tomllib.loads((HERE / "blocks.toml").read_text())
    del chosen["format"]
    missing = {Path(name).stem for name in sources(options.rtl)} ^ set(chosen)
    if missing:
        raise Failed(f"not in both of rtl.f and blocks.toml: {', '.join(sorted(missing))}")
    unknown = [name for name in options.blocks if name not in chosen]
    if unknown:
        raise Failed(f"{unknown[0]} is no block of blocks.toml; allowed: {', '.join(chosen)}")
    if options.blocks:
        chosen = {name: chosen[name] for name in options.blocks}
    only = options.mechanisms or options.least
    if not only:
        yield from block_table(options.rtl, chosen, options.quick)
        yield ""
    if only or not options.blocks:
        yield from mechanism_table(options.rtl, options.quick, options.least)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("blocks", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--mechanisms", action="store_true")
    parser.add_argument("--least", action="store_true")
    parser.add_argument("--rtl", type=Path, default=ROOT / "rtl")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--verilog", type=Path)
    options = parser.parse_args()
    options.rtl = options.rtl.resolve()
    try:
        if options.verilog:
            top, *parameters = options.blocks
            text = synthesize(options.rtl, top, dict(each.split("=") for each in parameters), "generic",
                              f"rename block {top}; write_verilog -noattr {{folder}}/netlist.v")["netlist.v"]
            options.verilog.write_text(text)
            return 0
        if not options.quick and not OSU.exists():
            print("no area: scripts/packages netlist installs the 0.18 µm library", file=sys.stderr)
        keeper = Keeper(options.write)
        for line in tables(options):
            print(line, flush=True)
            keeper.put(line)
    except (Failed, OSError, ValueError) as problem:
        print(f"netlist: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

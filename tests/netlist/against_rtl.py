#!/usr/bin/env python3
"""Does the netlist of a block do what its RTL does? Both in Icarus, every output compared in every cycle.

against_rtl.py [BLOCK…] [--cycles N] [--seed N] [--rtl DIR]   all of blocks.toml, in their small sizes
against_rtl.py --self                                         a changed netlist is told apart

Inputs are random, each held for a while; reset is low at first and now and then. Memories are 0 at first in
both. A bit that is X in the RTL, of a register that no reset sets, is not compared.
"""
import argparse
import json
import re
import sys
import tempfile
import tomllib
from pathlib import Path

from synthesis import HERE, ROOT, Failed, run, sources, synthesize

BENCH = """`timescale 1ns / 1ns
module bench;
  reg clk = 0;
  reg [{inputs}:0] in = 0;
  wire [{outputs}:0] rtl, net;
  integer cycle, seed = {seed}, i, differ = 0, moved = 0;
  reg [{outputs}:0] before = 0, known;
  integer compared = 0;
{instances}
  initial begin
{clear}
    for (cycle = 0; cycle < {cycles}; cycle = cycle + 1) begin
      for (i = 0; i <= {inputs}; i = i + 1)
        if (($random(seed) & 3) == 0) in[i] = $random(seed) >> (cycle >> 4 & 7);
{reset}
      #1;
      check;
      clk = 1;
      #1;
      check;
      clk = 0;
      #1;
    end
    $display("%0d cycles, %0d without an X, outputs moved %0d times, %0d differences",
             cycle, compared / 2, moved, differ);
    $finish;
  end
  task check;
    begin
      for (i = 0; i <= {outputs}; i = i + 1) known[i] = rtl[i] === 1'b0 || rtl[i] === 1'b1;
      compared = compared + (&known);
      if (rtl !== before) moved = moved + 1;
      before = rtl;
      if ((net & known) !== (rtl & known)) begin
        if (differ == 0) $display("cycle %0d: RTL %h, netlist %h", cycle, rtl, net);
        differ = differ + 1;
      end
    end
  endtask
endmodule
"""


def ports_of(module):
    inputs, outputs = [], []
    for name, port in module["ports"].items():
        if name != "clk_i":
            (inputs if port["direction"] == "input" else outputs).append((name, len(port["bits"])))
    return inputs, outputs


def places(ports):
    """name: (high, low) of each port in one wide bundle."""
    low, found = 0, {}
    for name, width in ports:
        found[name] = (low + width - 1, low)
        low += width
    return found, low


def instance(module, name, bundle, ins, outs, clocked):
    pins = [f".{port}(in[{high}:{low}])" for port, (high, low) in ins.items()]
    pins += [f".{port}({bundle}[{high}:{low}])" for port, (high, low) in outs.items()]
    if clocked:
        pins.append(".clk_i(clk)")
    return f"  {module} {name} ({', '.join(pins)});"


def memories(module):
    """{name: entries}"""
    return {cell["parameters"]["MEMID"].lstrip("\\"): int(cell["parameters"]["SIZE"], 2)
            for cell in module["cells"].values() if cell["type"].startswith("$mem")}


def compare(name, block, options, change=None):
    """@return what Icarus says of the block; @param change of the netlist's text"""
    rtl, small = options.rtl, block.get("small", block.get("size", {}))
    shape = synthesize(rtl, name, small, "as written", "write_json {folder}/rtl.json")["rtl.json"]
    module = json.loads(shape)["modules"]["block"]  # its ports and memories
    files = synthesize(rtl, name, small, "generic",
                       "rename block netlist; zinit -all; write_verilog -noattr {folder}/net.v")
    text = change(files["net.v"]) if change else files["net.v"]
    ins, outs = ports_of(module)
    ins, in_bits = places(ins)
    outs, out_bits = places(outs)
    clocked = "clk_i" in module["ports"]
    parameters = ", ".join(f".{key}({value})" for key, value in small.items())
    clear = [f"    for (i = 0; i < {entries}; i = i + 1) begin in_rtl.{memory}[i] = 0; "
             f"in_net.\\{memory} [i] = 0; end" for memory, entries in memories(module).items()]
    reset = []
    if "rst_ni" in ins:
        low = ins["rst_ni"][1]
        reset = [f"      in[{low}] = cycle > 2 && ($random(seed) & 255) != 0;"]
    bench = BENCH.format(
        inputs=in_bits - 1, outputs=out_bits - 1, cycles=options.cycles, seed=options.seed,
        instances="\n".join([instance(f"{name} #({parameters})" if small else name, "in_rtl", "rtl", ins,
                                      outs, clocked),
                             instance("netlist", "in_net", "net", ins, outs, clocked)]),
        clear="\n".join(clear), reset="\n".join(reset))
    with tempfile.TemporaryDirectory() as folder:
        for file, content in (("bench.v", bench), ("net.v", text)):
            Path(folder, file).write_text(content)
        run(["iverilog", "-g2005", f"-I{rtl}", "-s", "bench", "-o", f"{folder}/bench", f"{folder}/bench.v",
             f"{folder}/net.v", *sources(rtl)])
        return run(["vvp", "-n", f"{folder}/bench"]).strip()


def verdict(said):
    """@throws Failed where nothing was compared, or something differed"""
    figures = re.search(r"(\d+) cycles, (\d+) without an X, outputs moved (\d+) times, (\d+) diff", said)
    if not figures:
        raise Failed(f"the bench came to no end: {said}")
    _, _, moved, differ = map(int, figures.groups())
    if differ:
        raise Failed(said)
    if not moved:
        raise Failed(f"no output ever moved: {said}")
    return said


def self_test(options):
    """One register of the netlist takes the inverse of what it should."""
    def invert(text):
        return re.sub(r"(else if \(\w+\) count_q\[0\] <= )", r"\1~", text, count=1)

    block = tomllib.loads((HERE / "blocks.toml").read_text())["fifo"]
    verdict(compare("fifo", block, options))
    try:
        verdict(compare("fifo", block, options, invert))
    except Failed as told:
        print(f"told apart: {told}")
        return 0
    print("a changed netlist was not told apart")
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("blocks", nargs="*")
    parser.add_argument("--cycles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rtl", type=Path, default=ROOT / "rtl")
    parser.add_argument("--self", dest="own", action="store_true")
    options = parser.parse_args()
    options.rtl = options.rtl.resolve()
    if options.own:
        return self_test(options)
    table = tomllib.loads((HERE / "blocks.toml").read_text())
    del table["format"]
    bad = False
    for name in options.blocks or table:
        try:
            print(f"{name}: {verdict(compare(name, table[name], options))}", flush=True)
        except Failed as problem:
            bad = True
            print(f"{name}: FAILED: {problem}", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())

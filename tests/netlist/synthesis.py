"""Yosys on one block: its generic or iCE40 netlist, flat, memories left as memories, and what is in it."""
import json
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OSU = Path("/usr/share/qflow/tech/osu018/osu018_stdcells.lib")

GENERIC = ("synth -flatten -top block -run begin:fine; opt -fast -full; {techmap}; opt -fast;"
           " abc -fast; opt -fast")
FLOWS = {
    "generic": GENERIC.replace("{techmap}", "techmap"),
    # carries ripple: fewer cells, longer paths
    "small": GENERIC.replace("{techmap}", f"techmap -map {HERE / 'ripple.v'} -map +/techmap.v"),
    "as written": "proc; flatten; opt_clean; memory_collect",
    "ice40": "synth_ice40 -top block",
}


class Failed(Exception):
    """What a tool said when it refused."""


def run(command, env=None):
    """@param env beside the environment's own. @return stdout @throws Failed"""
    done = subprocess.run(command, capture_output=True, text=True, timeout=3000, check=False,
                          env={**os.environ, **(env or {})})
    if done.returncode:
        raise Failed(f"{command[0]}: {(done.stdout + done.stderr).strip()[-1500:]}")
    return done.stdout


def sources(rtl):
    return [str(rtl / name) for name in (rtl / "rtl.f").read_text().split() if name.endswith(".v")]


def read(rtl, top, parameters):
    """The block as `block`: with parameters its own name is another module's."""
    sets = "".join(f" -set {name} {value}" for name, value in parameters.items())
    chparam = f" chparam{sets} {top};" if sets else ""
    return (f"read_verilog -I{rtl} {' '.join(sources(rtl))};{chparam} hierarchy -check -top {top};"
            " rename -top block; hierarchy -top block")


def synthesize(rtl, top, parameters, flow, then):
    """Runs a flow and further commands; {folder} in them is a folder of their own. @return file name: text"""
    with tempfile.TemporaryDirectory() as folder:
        script = f"{read(rtl, top, parameters)}; {FLOWS[flow]}; {then.format(folder=folder)}"
        run(["yosys", "-q", "-p", script])
        return {file.name: file.read_text() for file in Path(folder).iterdir()}


def is_register(kind):
    return "DFF" in kind or kind.startswith(("$_DLATCH", "$_SR_"))


def is_memory(kind):
    return kind.startswith("$mem") or kind.startswith(("SB_RAM", "SB_SPRAM"))


def memory_bits(cell):
    width, size = (int(cell["parameters"][name], 2) for name in ("WIDTH", "SIZE"))
    return width * size


def depth(cells):
    """Cells on the longest path that no register and no memory interrupts: what Yosys' `ltp -noff` counts."""
    drivers, inputs = {}, {}
    for name, cell in cells.items():
        if is_register(cell["type"]) or is_memory(cell["type"]):
            continue
        directions = cell["port_directions"]
        inputs[name] = [bit for port, bits in cell["connections"].items() if directions[port] == "input"
                        for bit in bits]
        drivers.update({bit: name for port, bits in cell["connections"].items()
                        if directions[port] == "output" for bit in bits})
    fans, waits = {name: [] for name in inputs}, dict.fromkeys(inputs, 0)
    for name, bits in inputs.items():
        for driver in {drivers[bit] for bit in bits if bit in drivers}:
            fans[driver].append(name)
            waits[name] += 1
    ready, level, done = [name for name in waits if not waits[name]], dict.fromkeys(inputs, 1), 0
    while ready:
        name = ready.pop()
        done += 1
        for fan in fans[name]:
            level[fan] = max(level[fan], level[name] + 1)
            waits[fan] -= 1
            if not waits[fan]:
                ready.append(fan)
    if done != len(inputs):
        raise Failed("a combinational loop")
    return max(level.values(), default=0)


def measure(rtl, top, parameters, flow):
    """Cells, registers, memory bits and depth of a block; of iCE40 LUTs and RAM blocks too."""
    text = synthesize(rtl, top, parameters, flow, "write_json {folder}/netlist.json")["netlist.json"]
    cells = json.loads(text)["modules"]["block"]["cells"]
    kinds = [cell["type"] for cell in cells.values()]
    return {
        "cells": sum(not is_register(kind) and not is_memory(kind) for kind in kinds),
        "registers": sum(map(is_register, kinds)),
        "memory": sum(memory_bits(cell) for cell in cells.values() if cell["type"].startswith("$mem")),
        "luts": kinds.count("SB_LUT4"),
        "rams": sum(kind.startswith("SB_RAM") for kind in kinds),
        "depth": depth(cells),
    }


def area(rtl, top, parameters):
    """Square micrometres of its cells in OSU's 0.18 µm library, memories apart; None without the library."""
    if not OSU.exists():
        return None
    then = (f"dfflegalize -cell $_DFF_P_ 01; dfflibmap -liberty {OSU};"
            f" abc -liberty {OSU}; opt_clean; tee -q -o {{folder}}/stat.txt stat -liberty {OSU}")
    text = synthesize(rtl, top, parameters, "generic", then)["stat.txt"]
    unknown = [line for line in text.splitlines() if "unknown" in line and "$mem" not in line]
    if unknown:
        raise Failed(f"{top}: {unknown[0].strip()}")
    areas = [float(line.split(":")[-1]) for line in text.splitlines() if "Chip area" in line]
    return round(areas[-1]) if areas else 0

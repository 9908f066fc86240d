#!/usr/bin/env python3
"""Every module of rtl/ is driven by a bench: one of its own here, in the table of leaves.sv and a cover point
of the regression, or a lockstep bench, named here. complete_test.py SOURCE"""
import pathlib
import re
import sys
import tomllib

# Those without one here: what stands beside them, and how much of them.
ELSEWHERE = {
    "core_registers": "core_lockstep: every word of the map written and read, lives = N",
    "spike_input": "core_lockstep: wiring of spike_in, axon_table, delivery and pending",
    "synapse_array": "core_lockstep: wiring of axon_types, synapse_memory and accumulators",
    "neuron_array": "core_lockstep: wiring of neuron_memory, neuron_datapath and winner_select",
    "neuron_core": "core_lockstep",
    "hub": "hub_lockstep",
    "link": "link_lockstep",
}


def problems(modules, benches, table, points):
    """What is wrong, in sentences."""
    for module in modules:
        if (module in benches) == (module in ELSEWHERE):
            yield f"{module}: one bench of its own in tests/rtl/leaf, or a reason in ELSEWHERE"
    for bench in benches:
        if bench not in modules:
            yield f"{bench}_bench.sv: no such module in rtl.f"
        if not re.search(rf"^  {bench}_bench\b", table, re.MULTILINE):
            yield f"{bench}_bench.sv: not in leaves.sv"
        if f"leaf {bench}" not in points:
            yield f'"leaf {bench}": not among [benches] points of coverage.toml'
    for point in points:
        if point.startswith("leaf ") and point.removeprefix("leaf ") not in benches:
            yield f'"{point}" of coverage.toml: there is no such bench'


def main():
    source = pathlib.Path(sys.argv[1])
    lines = (source / "rtl/rtl.f").read_text().splitlines()
    modules = [pathlib.Path(line).stem for line in lines if line.endswith(".v")]
    leaf = source / "tests/rtl/leaf"
    benches = sorted(path.name.removesuffix("_bench.sv") for path in leaf.glob("*_bench.sv"))
    table = (leaf / "leaves.sv").read_text()
    goals = tomllib.loads((source / "configs/regressions/coverage.toml").read_text())
    points = goals["benches"]["points"]
    found = list(problems(modules, benches, table, points))
    # It can fail: each of these takes one thing away.
    for broken in (problems(modules + ["new_block"], benches, table, points),
                   problems(modules, benches[1:], table, points),
                   problems(modules, benches, table.replace("fifo_bench", "gone_bench"), points),
                   problems(modules, benches, table, points[1:])):
        if not list(broken):
            found.append("what is taken away is not missed")
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Every module alone, as the top, in three tools: Verilator's lint, Icarus, and Yosys's check.

lint.py RTL_DIR MODULE [NAME=VALUE…]   one module, with these parameters; says what a tool says, exit 1
                                       if any of them says anything
lint.py RTL_DIR --self   the lint finds what is planted, and illegal parameters die in all three tools
"""
import pathlib
import subprocess
import sys
import tempfile

PLANTED = {
    "a width that does not fit": "module planted(input wire [7:0] a_i, output wire [3:0] a_o);"
                                 " assign a_o = a_i; endmodule",
    "SystemVerilog": "module planted(input logic a_i, output logic a_o); assign a_o = a_i; endmodule",
    "a latch": "module planted(input wire a_i, b_i, output reg a_o);"
               " always @* if (b_i) a_o = a_i; endmodule",
}
ILLEGAL = [
    ("neuron_core", "Neurons", 24), ("neuron_core", "Neurons", 512), ("neuron_core", "Axons", 4),
    ("neuron_core", "Lanes", 4), ("neuron_core", "Lanes", 512), ("neuron_core", "Sources", 33),
    ("hub", "Radix", 1), ("hub", "Laterals", 0), ("hub", "Depth", 32), ("hub", "SourceBits", 11),
    ("fabric", "Levels", 5), ("fabric", "Radix", 9), ("chip", "Cores", 5),
    ("fifo", "Depth", 3), ("rr_arbiter", "Ports", 1),
]


def sources(rtl):
    lines = (rtl / "rtl.f").read_text().split()
    return [str(rtl / line) for line in lines if line.endswith(".v")]


def run(command, rtl):
    """What the tool complains of; empty if it is content."""
    done = subprocess.run(command, cwd=rtl, capture_output=True, text=True)
    said = "\n".join(line for line in (done.stdout + done.stderr).splitlines()
                     if "is sensitive to all" not in line)  # Icarus explains @* over an array
    return said if done.returncode or said.strip() else ""


def tools(rtl, module, files, parameters=()):
    # A block smaller than its biggest leaves bits of its buses unused.
    smaller = ["-Wno-UNUSEDSIGNAL"] if parameters else []
    yield "verilator", ["verilator", "--lint-only", "-Wall", *smaller, "--language", "1364-2005", "-I.",
                        "lint.vlt", "--top-module", module,
                        *[f"-G{name}={value}" for name, value in parameters], *files]
    # -t null writes nothing; an output named /dev/null would take it from everybody else, when root runs it.
    yield "iverilog", ["iverilog", "-g2005", "-Wall", "-Wno-timescale", "-I.", "-s", module,
                       "-t", "null", *[f"-P{module}.{name}={value}" for name, value in parameters], *files]
    sets = " ".join(f"-set {name} {value}" for name, value in parameters)
    chparam = f"chparam {sets} {module};" if parameters else ""
    yield "yosys", ["yosys", "-q", "-p", f"read_verilog -I. {' '.join(files)}; {chparam}"
                                         f" hierarchy -check -top {module}; proc; check -assert;"
                                         " select -assert-none t:$dlatch"]


def lint(rtl, module, files, parameters):
    complaints = [f"{tool} on {module}:\n{said}" for tool, command in tools(rtl, module, files, parameters)
                  if (said := run(command, rtl))]
    print("\n".join(complaints))
    return bool(complaints)


def self_test(rtl):
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        for what, text in PLANTED.items():
            planted = pathlib.Path(folder) / "planted.v"
            planted.write_text(f"`default_nettype none\n{text}\n`default_nettype wire\n")
            if not any(run(command, rtl) for _, command in tools(rtl, "planted", [str(planted)])):
                missed.append(what)
    for module, name, value in ILLEGAL:
        for tool, command in tools(rtl, module, sources(rtl), [(name, value)]):
            if "ILLEGAL" not in run(command, rtl):
                missed.append(f"{tool}: {module} with {name} = {value}")
    print("\n".join(f"not found: {what}" for what in missed))
    return bool(missed)


if __name__ == "__main__":
    RTL = pathlib.Path(sys.argv[1]).resolve()
    PARAMETERS = [argument.split("=") for argument in sys.argv[3:]]
    sys.exit(self_test(RTL) if sys.argv[2] == "--self"
             else lint(RTL, sys.argv[2], sources(RTL), PARAMETERS))

#!/usr/bin/env python3
# Runs one proof of proofs*.toml: the proof itself, the mutants it must reject, the cover it must reach.
#
# prove.py NAME [--only proof|mutants|cover] [--rtl DIR]     DIR in place of rtl/
#
# Yosys builds an AIG of checker and design, its abc decides: pdr without bound, bmc3 up to a depth; or Yosys'
# sat by induction without bound. A line for each; exit 1 if one came out wrong, or nothing was asked.
import argparse
import math
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RTL = ROOT / "rtl"


class Wrong(Exception):
    """What makes a run fail; its text is the last line printed."""


def run(command, seconds):
    """@param seconds of CPU: what a proof needs does not depend on who else computes"""
    limit = math.ceil(seconds)
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1)))
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Wrong(f"{command[0]} took more than {seconds} s of CPU")
    return done.returncode, done.stdout + done.stderr


def sources(proof, folder, mutant=None):
    """The design's files, one of them changed where a mutant is asked for, then the checkers."""
    files = []
    for name in proof["design"]:
        text = (RTL / name[4:] if name.startswith("rtl/") else ROOT / name).read_text()
        if mutant and mutant["file"] == name:
            if text.count(mutant["from"]) != 1:
                times = text.count(mutant["from"])
                raise Wrong(f"mutant: {mutant['from']!r} is there {times} times in {name}")
            if mutant["from"] == mutant["to"]:
                raise Wrong(f"mutant changes nothing: {mutant['name']}")
            text = text.replace(mutant["from"], mutant["to"])
        files.append(folder / Path(name).name)
        files[-1].write_text(text)
    return files, [HERE / name for name in proof.get("checkers", [])]


def chparams(proof):
    return " ".join(f"-chparam {name} {value}" for name, value in proof.get("parameters", {}).items())


def cut(module):
    """What it says is anything, from here on."""
    return f"select -assert-min 1 *{module}*; cutpoint *{module}*"


def idle_checker(proof, design, folder, mutant, cover):
    """The design flattened, and for each register in it: what was idle and got no input has not changed."""
    flat = folder / "flat.v"
    free = "".join(f"{cut(module)}; " for module in proof.get("free", []))
    code, text = run(["yosys", "-q", "-p", f"read_verilog -I{RTL} {' '.join(map(str, design))}; "
                      f"hierarchy -check -top {proof['top']} {chparams(proof)}; {free}"
                      f"proc; flatten; opt -fast; memory_map; opt -fast; write_verilog -noattr {flat}"], 300)
    if code != 0:
        raise Wrong(text.strip()[-2000:])
    # Yosys writes what is cut away as cells that it does not read again.
    verilog = re.sub(r"\\\$anyseq  #\(\s*\.WIDTH\(32'd(\d+)\)\s*\) (\S+) \(\s*\.Y\((.*?)\)\s*\);",
                     r"(* anyseq *) wire [\1-1:0] fv\2; assign \3 = fv\2;", flat.read_text(), flags=re.DOTALL)
    registers = re.findall(r"^  reg (\[\d+:\d+\] )?(\\\S+ |\w+)", verilog, re.MULTILINE)
    if not registers:
        raise Wrong("no register: this proof asks nothing")
    ranges = [[int(end) for end in re.findall(r"\d+", width)] or [0, 0] for width, _ in registers]
    bits = sum(high - low + 1 for high, low in ranges)
    proof["bound"] = f"{proof['about']}; {bits} bits in {len(registers)} registers"
    promises = [] if cover else proof.get("promises", [])
    lines = ["reg fv_begun = 0; reg fv_still = 0;",
             "always @(posedge clk_i) fv_begun <= 1;",
             f"always @(posedge clk_i) fv_still <= fv_begun && ({proof['quiet']});",
             # A name that is not there would be a free wire, and the proof about nothing.
             *(["always @* assume (rst_ni == fv_begun);"] if " rst_ni;" in verilog else []),
             *proof.get("before", []),
             *(f"always @* assume ({asked});" for asked in proof.get("asks", [])),
             *(f"always @* if (fv_begun) assert ({promise});" for promise in promises)]
    if cover:
        lines.append(f"always @* assert (!(fv_still && ({proof['reached']})));")
    else:
        helpers = [] if mutant else proof.get("invariants", [])  # a mutant must break what is promised
        lines += [f"always @* if (fv_begun) assert ({truth});" for truth in helpers]
        for number, (width, name) in enumerate(registers):
            lines += [f"reg {width}fv_{number}; always @(posedge clk_i) fv_{number} <= {name};",
                      f"always @* if (fv_still) assert ({name} == fv_{number});"]
    flat.write_text(verilog.replace("endmodule", "\n".join(lines) + "\nendmodule"))
    return flat


def read(proof, folder, mutant, cover):
    """Yosys commands up to a flat design with assertions."""
    design, checkers = sources(proof, folder, mutant)
    parameters = chparams(proof)
    if "quiet" in proof:
        design, checkers, parameters = [], [idle_checker(proof, design, folder, mutant, cover)], ""
    elif "inside" in proof:
        inside = (HERE / proof["inside"]).read_text()
        design[-1].write_text(design[-1].read_text().replace("endmodule", inside + "endmodule"))
        design, checkers = [], design + checkers
    defined = "-DCOVER" if cover else "-DMUTANT" if mutant else ""
    return [
        f"read_verilog -I{RTL} {' '.join(map(str, design))}" if design else "",
        f"read_verilog -sv -formal -I{RTL} {defined} {' '.join(map(str, checkers))}",
        f"hierarchy -check -top {proof['top']} {parameters}",
        *(cut(module) for module in proof.get("free", []) if "quiet" not in proof),
        "proc", "flatten", "delete -output o:*", "opt -fast", "memory_map", "opt -fast",
        "select -assert-min 1 t:$assert", "async2sync",
    ]


def yosys(script, seconds):
    code, text = run(["yosys", "-p", "; ".join(filter(None, script))], seconds)
    if "ERROR: Assertion failed: selection" in text:
        raise Wrong("no assertion: this proof asks nothing")
    return code, text


def induct(proof, folder):
    """Temporal induction by the solver of Yosys, for blocks too wide for pdr."""
    steps = "sat -tempinduct -prove-asserts -set-assumes -seq 1 -maxsteps 4"
    _, text = yosys([*read(proof, folder, None, False), "dffunmap", "opt_clean", steps], proof["seconds"])
    if "Induction step proven: SUCCESS!" not in text:
        raise Wrong(f"induction: {text.strip()[-1500:]}")


def build(proof, folder, mutant=None, cover=False):
    """An AIGER file; every assertion is a bad state, every assumption a constraint."""
    aig = folder / "proof.aig"
    code, text = yosys([
        *read(proof, folder, mutant, cover), "techmap", "opt -fast", "dffunmap", "abc -g AND -fast",
        "opt_clean", f"write_aiger -B -zinit {aig}",
    ], 300)
    if code != 0:
        raise Wrong(text.strip()[-2000:])
    return aig


def decide(aig, engine, seconds, reduce="scorr; "):
    """(True, None): holds, without bound or up to the depth of bmc3; (False, cycle): fails in that cycle."""
    command = f"read_aiger {aig}; fold; strash; orpos; {reduce}{engine}; print_status"
    code, text = run(["yosys-abc", "-c", command], seconds)
    if code != 0:
        raise Wrong(f"abc: {text.strip()[-2000:]}")
    failed = re.search(r"asserted in frame (\d+)", text)
    if failed:
        return False, int(failed.group(1))
    if "Property proved" in text or "Explored all reachable states" in text:
        return True, None
    reached = re.search(r"No output asserted in (\d+) frames", text)
    if reached and engine == f"bmc3 -F {reached.group(1)}" and "timeout" not in text:
        return True, None
    raise Wrong(f"abc decided nothing: {text.strip()[-500:]}")


def line(proof, what, since, result):
    print(f"{proof['name']}: {what}: {result} ({time.monotonic() - since:.1f} s)", flush=True)


def prove(proof, folder):
    since = time.monotonic()
    if proof["engine"] == "sat":
        induct(proof, folder)
    else:
        holds, cycle = decide(build(proof, folder), proof["engine"], proof["seconds"])
        if not holds:
            raise Wrong(f"proof: fails in cycle {cycle}")
    line(proof, "proof", since, f"holds, {proof['bound']}")


def reject(proof, folder):
    for mutant in proof["mutants"]:
        since = time.monotonic()
        engine = f"bmc3 -F {mutant.get('depth', 60)}"
        holds, cycle = decide(build(proof, folder, mutant), engine, proof["seconds"], "")
        if holds:
            raise Wrong(f"mutant not rejected: {mutant['name']}")
        line(proof, "mutant", since, f"rejected in cycle {cycle}: {mutant['name']}")


def reach(proof, folder):
    since = time.monotonic()
    engine = f"bmc3 -F {proof.get('cover_depth', 60)}"
    holds, cycle = decide(build(proof, folder, cover=True), engine, proof["seconds"], "")
    if holds:
        raise Wrong(f"cover not reached: {proof['cover']}")
    line(proof, "cover", since, f"reached in cycle {cycle}: {proof['cover']}")


def main():
    global RTL
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--proofs", type=Path, help="left out: all proofs*.toml here")
    parser.add_argument("--only", choices=["proof", "mutants", "cover"])
    parser.add_argument("--rtl", type=Path, default=RTL)
    options = parser.parse_args()
    RTL = options.rtl.resolve()
    files = [options.proofs] if options.proofs else sorted(HERE.glob("proofs*.toml"))
    table = {name: proof for file in files for name, proof in tomllib.loads(file.read_text()).items()}
    proof = {**table[options.name], "name": options.name}
    steps = {"proof": prove, "mutants": reject, "cover": reach}
    with tempfile.TemporaryDirectory() as folder:
        try:
            if not proof.get("mutants"):
                raise Wrong("no mutant: this proof might reject nothing")
            for name, step in steps.items():
                if options.only in (None, name):
                    step(proof, Path(folder))
        except Wrong as wrong:
            print(f"{options.name}: FAILED: {wrong}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

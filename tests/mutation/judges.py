"""Who tells a mutant of the RTL from the RTL: benches in Icarus, a proof that nobody can, the regression.

Each judge gives what it saw as text, or "".
"""
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "tests/netlist"), str(ROOT / "tests/rtl/two_simulators")]

import two_simulators  # noqa: E402
from pins import compile_bench, first_difference  # noqa: E402
from synthesis import Failed, run, sources  # noqa: E402

IN_HUB = ("bus/hub", "util/fifo", "util/rr_arbiter")
NOT_IN_PINS = ("chip/", "bus/link")  # no bench in Icarus has them but the chip's
SEEDS = (1, 2, 3, 4)  # of stimuli of the chip: ticks of both kinds, with laterals and without
SHOWN = ("spike_", "event_", "answer_", "look_up_", "take_", "host_", "cfg_")
LIST = ROOT / "configs/regressions/chip.toml"
# Tests of the list, those of the mutant's block first; a build has one core size and one tree.
CORE = ("core/16 neurons, every pin", "core/16 neurons, early marks", "core/16 neurons, four lives",
        "core/16 neurons, fixed ticks, two lives")
LEAF = ("leaf/every block alone",)
WIDER = ("core/64 neurons", "core/64 neurons without a stall")  # words of several rows
HUB = ("fabric/hub", "fabric/hub, many lives")
COSIM = ("chip/random, barrier and fixed ticks",)
CHIP = ("chip/random trees of the build, barrier and fixed ticks",)  # rtl/chip is in no other
UNEVEN = ("Cores=3", "Levels=2", "Radix=2", "Neurons=16", "Axons=16", "Lanes=16", "HostPorts=2")
SIZES = {"TENDRIL_CORE_SIZES": "16x16x16", "TENDRIL_CHIP_TREES": "8x3x2:16x16x16:3"}


class Stillborn(Exception):
    """Verilator refuses what Icarus took."""


def plant(rtl, folder, mutant):
    """A copy of the RTL with one line changed."""
    file, number, _, before, after = mutant
    shutil.copytree(rtl, folder, dirs_exist_ok=True)
    lines = (folder / file).read_text().splitlines()
    if lines[number - 1] != before:
        raise Failed(f"{file}:{number} is not what was drawn")
    lines[number - 1] = after
    (folder / file).write_text("\n".join(lines) + "\n")


def compiles(folder, temp):
    try:
        for block in ("core", "hub"):
            compile_bench(block, sources(folder), folder, temp / f"{block}.vvp")
        run(["iverilog", "-g2005", f"-I{folder}", "-s", "chip", "-t", "null", *sources(folder)])
    except Failed:
        return False
    return True


def seen_by_pins(temp, pins, file):
    """On the stimulus of the Icarus tests of core and hub, whose answers their models gave."""
    if file.startswith(NOT_IN_PINS):
        return ""
    block = "hub" if file.startswith(IN_HUB) else "core"
    return first_difference(temp / f"{block}.vvp", pins, block)[0]


def chip_traces(folder, temp):
    """A chip of four cores in Icarus, a trace each of SEEDS: [(file, names of what it shows)]"""
    temp.mkdir(exist_ok=True)
    two_simulators.build_icarus(folder, temp, two_simulators.build_bench(folder, temp))
    for seed in SEEDS:
        out = temp / str(seed)
        out.mkdir(exist_ok=True)
        arguments = two_simulators.write_stimulus(folder, seed, out)
        yield two_simulators.run_icarus(temp, out, arguments), two_simulators.names_of(temp)


def held_to_models(trace, names):
    """What a chip's pins show of what the list's chips hold to models: spikes, events, look-ups, hosts."""
    places = [at for at, port in enumerate(names[0][2]) if port.startswith(SHOWN) and port.endswith("_o")]
    seen = []
    with open(trace) as lines:
        for line in lines:
            cycle, number, *values = line.split()
            if number == "0":
                shown = [values[at] for at in places]
                if not seen or seen[-1][1] != shown:
                    seen.append((cycle, shown))
    return seen


def seen_in_chip(folder, temp, expected):
    """("x" | "trace" | "", what): an X on any port of the chip's blocks, as the regression's second simulator
    sees it; or other spikes than the RTL without the change, which the regression holds to its models.
    @param expected folder of its traces"""
    try:
        for seed, (trace, names) in zip(SEEDS, chip_traces(folder, temp)):
            if found := two_simulators.unknown(trace, names):
                return "x", f"cycle {found[0]} {found[1]}: {found[2]}"
            wanted = held_to_models(expected / str(seed) / "icarus.trace", two_simulators.names_of(expected))
            if held_to_models(trace, names) != wanted:
                return "trace", f"seed {seed}: other spikes"
    except subprocess.TimeoutExpired:
        return "trace", "no end"
    return "", ""


def make_product(folder):
    """A build of one core size and one tree, whose `tendril regress --rtl` is quick. @return its program"""
    commands = [["cmake", "--build", folder, "--target", "tendril"]]
    if not (folder / "CMakeCache.txt").exists():
        settings = [f"-D{name}={value}" for name, value in SIZES.items()]
        commands.insert(0, ["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                            *settings])
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"{folder}: {(done.stdout + done.stderr).strip()[-1000:]}")
    return folder / "sim/tendril"


def regress(tendril, folder, tests, out):
    command = [tendril, "regress", LIST, "--fail-fast", "--max-waves", "0", "--rtl", folder, "--out", out,
               *(word for test in tests for word in ("--test", test))]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    failed = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith("failed: ")]
    if "does not build" in done.stderr:
        raise Stillborn
    if done.returncode == 1:
        return failed[0] if failed else done.stdout.strip()[-200:]
    raise Failed(f"{' '.join(map(str, command))}: exit {done.returncode}: {done.stderr.strip()[-300:]}")


def proofs_of(file):
    """Names of the smallest proofs without bound that have the file in them."""
    found = []
    for table in sorted((ROOT / "tests/formal").glob("proofs*.toml")):
        found += [(len(proof["design"]), name) for name, proof in tomllib.loads(table.read_text()).items()
                  if name != "format" and f"rtl/{file}" in proof["design"] and proof["engine"] == "pdr"]
    return [name for _, name in sorted(found)[:2]]


def seen_by_proofs(folder, file):
    """The linters' objection, as the gate has it for every block and for a tree that is not full; or a proof
    of tests/formal that no longer holds."""
    top = ("chip", *UNEVEN) if file.startswith("chip/") else (Path(file).stem,)
    done = subprocess.run([sys.executable, ROOT / "tests/rtl/lint.py", folder, *top], capture_output=True,
                          text=True, check=False)
    if done.returncode:
        return "lint: " + (done.stdout + done.stderr).strip()[-150:]
    for name in proofs_of(file):
        done = subprocess.run([sys.executable, ROOT / "tests/formal/prove.py", name, "--only", "proof",
                               "--rtl", folder], capture_output=True, text=True, check=False)
        if "proof: fails in cycle" in done.stderr:
            return done.stderr.strip()
    return ""


def tests_of(level, file):
    """Groups of tests of the list, a build each."""
    if level == "chip":
        return (CHIP,) if file.startswith("chip/") else (COSIM,)
    if file.startswith(("chip/", "bus/link")):
        return (LEAF,)
    return (HUB, LEAF) if file.startswith(IN_HUB) else (LEAF, CORE, WIDER)


def seen_in_regression(tendril, level, folder, file, out):
    """What the list's tests say. @param level "block" or "chip" """
    try:
        for tests in tests_of(level, file):
            if said := regress(tendril, folder, tests, out):
                return said
        return ""
    finally:
        for build in (tendril.parent.parent / "rtl-cache").glob("*"):
            shutil.rmtree(build, ignore_errors=True)


def equal(rtl, folder, file, size):
    """Proven by Yosys' abc for all inputs and all states of the block alone: each register is cut open, so
    that its next value is an output like others, and each block in it is left out the same way. What only
    the reachable states hide is not found equal. @param size parameters of the block"""
    top = Path(file).stem
    sets = "".join(f" -set {name} {value}" for name, value in size.items())
    chparam = f" chparam{sets} {top};" if sets else ""

    def half(side, name):
        return (f"read_verilog -I{side} {' '.join(sources(side))};{chparam} hierarchy -check -top {top};"
                f" rename -top {name}; proc; memory_collect; memory_map;"
                f" opt -full {name}; design -stash {name}; ")

    with tempfile.TemporaryDirectory() as temp:
        script = (half(rtl, "gold") + half(folder, "gate") +
                  " design -copy-from gold *; design -copy-from gate gate; dffunmap gold gate;"
                  " expose -evert -dff -evert-dff gold gate; opt_clean gold gate;"
                  " miter -equiv -make_assert -flatten gold gate miter; hierarchy -top miter; opt -full;"
                  " delete -output miter/o:*; techmap; opt -fast; abc -g AND -fast; opt_clean;"
                  f" write_aiger -B -zinit {temp}/miter.aig")
        try:
            built = subprocess.run(["yosys", "-q", "-p", script], capture_output=True, text=True, timeout=200,
                                   check=False)
            if built.returncode:
                return False
            command = f"read_aiger {temp}/miter.aig; fold; strash; orpos; dc2; fraig; iprove"
            said = subprocess.run(["yosys-abc", "-c", command], capture_output=True, text=True, timeout=60,
                                  check=False)
        except subprocess.TimeoutExpired:
            return False
    return "UNSATISFIABLE" in said.stdout

"""Who may know whom: rtl nothing, systemc not sim, nobody tests; SystemC and Verilator never meet."""
import re

import repo

INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')
VERILOG_INCLUDE = re.compile(r'\s*`include\s+"([^"]+)"')
OURS = ("systemc/", "sim/", "tests/")
SYSTEMC = re.compile(r"(systemc(\.h)?|tlm(\.h)?|tlm_utils/.*|sysc/.*)$")
VERILATED = re.compile(r"(V[a-z]\w*(__\w+)?\.h|verilated\w*\.h)$")
# Beside the blocks' own wrappers: the waveform writer, and the tests and benches of the RTL itself.
MAY_SEE_VERILATED = re.compile(r"(.*_rtl\w*\.(cpp|h)|sim/recorder/waves\w*\.(cpp|h)|tests/(rtl|bench)/.*)$")
# What looks at runs or has many made, and the command line above it: nothing that runs a chip knows them.
ABOVE_A_RUN = re.compile(r"sim/((avalanches|bisect|cluster|commands|experiment|explain|gallery|regress|report"
                         r"|sweep|why)/|(main|option|experiment)\w*\.)")
STEERABLE = re.compile(r"(?<!const )\b(Chip|Engine|Core|Hub|Learner|Kernel|Fabric)\s*[&*]")


def includes(root, path):
    for number, line in repo.lines(root, path):
        if match := INCLUDE.match(line):
            yield number, match.group(1)


def forbidden(path, target):
    """Why the file at `path` may not include `target`, or None."""
    if target.startswith("tests/") and not path.startswith("tests/"):
        return "nothing knows the tests"
    if target.startswith("sim/") and path.startswith("systemc/"):
        return "systemc does not know sim"
    if target.startswith("rtl/"):
        return "RTL is reached through its verilated libraries alone"
    if VERILATED.match(target) and not MAY_SEE_VERILATED.match(path):
        return "verilated headers belong into *_rtl files and the waves recorder"
    if "toml" in target and not re.match(r"sim/config\w*\.cpp$", path):
        return "the TOML parser belongs into sim/config*.cpp"
    if path.startswith("sim/") and not ABOVE_A_RUN.match(path) and ABOVE_A_RUN.match(target):
        return "what runs a chip does not know what looks at runs"
    for here, there in (("fabric", "learning"), ("learning", "fabric")):
        if path.startswith(f"systemc/{here}/") and target.startswith(f"systemc/{there}/"):
            return "fabric and learning speak Spike and meet in sim"
    return None


def reach(path, graph, seen):
    """Every header that the file sees, its own includes' includes too."""
    for target in graph.get(path, ()):
        if target not in seen:
            seen.add(target)
            reach(target, graph, seen)
    return seen


def check_cpp(root):
    graph = {}
    for path in repo.files(root, ".cpp", ".h"):
        name = path.as_posix()
        graph[name] = [target for _, target in includes(root, path)]
        for number, target in includes(root, path):
            if reason := forbidden(name, target):
                yield f"{name}:{number}: includes {target}: {reason}"
            if target.startswith(OURS) and not (root / target).exists():
                yield f"{name}:{number}: includes {target}: there is no such file"
    for name in graph:
        seen = reach(name, graph, set())
        sysc = [t for t in seen if SYSTEMC.match(t)]
        veri = [t for t in seen if VERILATED.match(t)]
        if sysc and veri:
            yield f"{name}:1: sees both SystemC ({sysc[0]}) and Verilator ({veri[0]})"


def check_verilog(root):
    for path in repo.files(root, ".v", ".vh"):
        for number, line in repo.lines(root, path):
            match = VERILOG_INCLUDE.match(line)
            if path.parts[0] == "rtl" and match and not (root / "rtl" / match.group(1)).exists():
                yield f"{path}:{number}: includes {match.group(1)}: rtl knows nothing outside rtl"


def check_recorders(root):
    for path in repo.files(root, ".cpp", ".h"):
        if not path.as_posix().startswith("sim/recorder"):
            continue
        for number, line in repo.lines(root, path):
            if match := STEERABLE.search(repo.code(line)):
                yield f"{path}:{number}: a recorder on a non-const {match.group(1)} could steer it"


def check(root):
    yield from check_cpp(root)
    yield from check_verilog(root)
    yield from check_recorders(root)


PLANTS = [
    ("systemc/core/planted.cpp", '#include "sim/engine.h"\n'),
    ("sim/planted.cpp", '#include "tests/support/planted.h"\n'),
    ("sim/planted.cpp", '#include "sim/no_such_file.h"\n'),
    ("sim/planted.cpp", "#include <toml++/toml.h>\n"),
    ("systemc/core/planted.cpp", '#include "Vneuron_core.h"\n'),
    ("sim/planted.cpp", "#include <verilated_fst_c.h>\n"),
    ("systemc/fabric/planted.cpp", '#include "systemc/learning/learner.h"\n'),
    ("systemc/learning/planted.h", '#include "systemc/fabric/hub.h"\n'),
    ("systemc/core/planted_rtl.cpp", "#include <systemc>\n#include <verilated.h>\n"),
    ("systemc/core/planted_rtl.h", '#include <verilated.h>\n#include "systemc/kernel/kernel.h"\n'),
    ("rtl/core/planted.v", '`include "../systemc/planted.vh"\n'),
    ("sim/planted.cpp", '#include "sim/regress/list.h"\n'),
    ("sim/recorder/planted.h", "void watch(Engine& engine);\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

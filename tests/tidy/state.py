"""No global mutable state: what lives outside a function or outlives one is const or constexpr."""
import re

import repo

# clang-format leaves namespaces unindented, so column 0 is namespace scope.
NOT_A_VARIABLE = re.compile(
    r"(using|typedef|extern|class|struct|enum|union|friend|template|return|namespace|static_assert|public"
    r"|private|protected|concept|goto|case|default|TEST|INSTANTIATE|BENCHMARK|SC_|RC_|TYPED_)\w*\b|[#}/*]")
CONSTANT = re.compile(r"\b(const|constexpr|constinit const)\b")
# A type, a name, then nothing, "= …" or "{…}": a variable; with "(" first it is a function.
STORAGE = r"((static|inline|thread_local|constinit|volatile)\s+)*"
VARIABLE = re.compile(STORAGE + r"[A-Za-z_][\w:]*(<.*>)?[\s&*]+\w+(\[.*\])?\s*(;|=|\{.*;?$)")
# A signal handler can reach nothing but a global.
ALLOWED = {("sim/interrupt.cpp", "volatile std::sig_atomic_t asked_to_end = 0;")}
LASTING = re.compile(r"\s+(static|thread_local)\b(?!_)")


def is_global(line):
    return (not NOT_A_VARIABLE.match(line) and not CONSTANT.search(line.split("=")[0])
            and VARIABLE.match(line) and "(" not in re.split("[={]", line)[0] and not line.endswith(","))


def check(root):
    for path in repo.files(root, ".cpp", ".h"):
        for number, raw in repo.lines(root, path):
            line = repo.code(raw).rstrip()
            if is_global(line) and (path.as_posix(), line) not in ALLOWED:
                yield f"{path}:{number}: a variable of a namespace is const or constexpr"
            if LASTING.match(line) and not CONSTANT.search(line) and "(" not in line.split("=")[0]:
                yield f"{path}:{number}: static and thread_local variables are const or constexpr"


PLANTS = [
    ("sim/planted.cpp", "// Fine.\nint planted_count = 0;\n"),
    ("sim/planted.cpp", "// Fine.\nstd::vector<int> planted;\n"),
    ("sim/planted.cpp", "// Fine.\nstatic std::map<int, int> planted{};\n"),
    ("sim/planted.cpp", "// Fine.\nint f() {\n    static int n = 0;\n    return ++n;\n}\n"),
    ("systemc/planted.h", "// Fine.\nthread_local Planted* planted = nullptr;\n"),
    ("systemc/planted.h", "// Fine.\nstruct A {\n    inline static int n = 0;\n    static int m;\n};\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

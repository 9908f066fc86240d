"""No #if, #ifdef or #define: what is built behaves in one way."""
import re

import repo

ALLOWED = re.compile(r"\s*#\s*(include|pragma\s+once|pragma\s+GCC\s+diagnostic)\b")


def check(root):
    for path in repo.files(root, ".cpp", ".h"):
        for number, line in repo.lines(root, path):
            if re.match(r"\s*#", line) and not ALLOWED.match(line):
                yield f"{path}:{number}: {line.strip()}: only #include and #pragma once"
    for path in repo.files(root, ".h"):
        if "#pragma once" not in (root / path).read_text():
            yield f"{path}:1: a header begins with #pragma once"


PLANTS = [
    ("sim/planted.cpp", "// Fine.\n#ifdef NDEBUG\n#endif\n"),
    ("sim/planted.h", "// Fine.\n#pragma once\n#define PLANTED 1\n"),
    ("sim/planted.h", "// Fine.\nint f();\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

"""Every source has a test at the same path under tests/, or a line that names the test that covers it."""
import fnmatch

import repo

LIST = "tests/tidy/tested_elsewhere.txt"


def test_of(path):
    return f"tests/{path.with_name(path.stem + '_test.cpp')}"


def elsewhere(root):
    for number, line in repo.lines(root, LIST):
        if line and not line.startswith("#"):
            source, test, reason = (line.split(": ", 2) + ["", ""])[:3]
            yield number, source, test, reason


def sources(root):
    for path in repo.files(root, ".cpp", ".v"):
        if path.parts[0] in ("systemc", "sim") or (path.parts[0] == "rtl" and path.suffix == ".v"):
            yield path


def check_list(root, without):
    for number, source, test, reason in elsewhere(root):
        here = f"{LIST}:{number}: {source}"
        if "*" in source and not source.startswith("rtl/"):
            yield f"{here}: a pattern stands for modules of rtl/ alone"
        if not fnmatch.filter(without, source):
            yield f"{here}: names no source that is without a test of its own"
        if not (root / test).is_file() or not test.startswith("tests/"):
            yield f"{here}: no test {test!r}"
        if len(reason.split()) < 3:
            yield f"{here}: give the reason"


def check(root):
    without = [p.as_posix() for p in sources(root) if not (root / test_of(p)).exists()]
    patterns = [source for _, source, _, _ in elsewhere(root)]
    for name in without:
        if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
            yield f"{name}:1: no test at its path under tests/, and no line in {LIST}"
    yield from check_list(root, without)


PLANTS = [
    ("systemc/core/planted.cpp", "// Fine.\n"),
    ("sim/recorder/planted.cpp", "// Fine.\n"),
    ("rtl/planted/planted.v", "// Fine.\n"),
    (LIST, lambda old: old + "sim/no_such_file.cpp: tests/tidy/repo.py: it is gone since long\n"),
    (LIST, lambda old: old + "sim/*.cpp: tests/tidy/repo.py: all of it somewhere\n"),
    (LIST, lambda old: old + "rtl/*.v: tests/no_such_test.cpp: all of it somewhere\n"),
    (LIST, lambda old: old + "rtl/*.v: tests/tidy/repo.py: no\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

"""Every source has a test at the same path under tests/, or a line in untested.txt that says why not."""
import repo

LIST = "tests/tidy/untested.txt"


def test_of(path):
    return f"tests/{path.with_name(path.stem + '_test.cpp')}"


def excused(root):
    for number, line in repo.lines(root, LIST):
        if line and not line.startswith("#"):
            name, _, reason = line.partition(": ")
            yield number, name, reason


def check(root):
    excuses = list(excused(root))
    names = {name for _, name, _ in excuses}
    for path in repo.files(root, ".cpp"):
        if path.parts[0] in ("systemc", "sim") and path.as_posix() not in names:
            if not (root / test_of(path)).exists():
                yield f"{path}:1: no {test_of(path)}, and no reason in {LIST}"
    for path in repo.files(root, ".v"):
        if path.parts[0] == "rtl" and path.as_posix() not in names:
            if not (root / test_of(path)).exists():
                yield f"{path}:1: no {test_of(path)}, and no reason in {LIST}"
    for number, name, reason in excuses:
        if not (root / name).exists():
            yield f"{LIST}:{number}: {name} does not exist any more"
        elif (root / test_of((root / name).relative_to(root))).exists():
            yield f"{LIST}:{number}: {name} has a test by now"
        if len(reason.split()) < 3:
            yield f"{LIST}:{number}: {name}: give the reason"


PLANTS = [
    ("systemc/core/planted.cpp", "// Fine.\n"),
    ("sim/recorder/planted.cpp", "// Fine.\n"),
    ("rtl/core/planted.v", "// Fine.\n"),
    (LIST, lambda old: old + "sim/no_such_file.cpp: it is gone since long\n"),
    (LIST, lambda old: old + "sim/error.h: no\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

"""The size and the first line of a file: one idea each, and a comment that says which."""
import repo

COLUMNS = 110
FILE_LINES = 300
TABLES = repo.GENERATED + ("rtl/map.toml", "tests/tidy/tested_elsewhere.txt")  # data, a row a line
WRITTEN = (".cpp", ".h", ".v", ".vh", ".py", ".txt", ".cmake", ".toml", ".vlt", ".f", "")


def needs_purpose(root, path):
    """A .cpp that implements a header of its own name has said it there."""
    if path.suffix == ".cpp":
        return not (root / path.with_suffix(".h")).exists()
    return path.suffix in (".h", ".v", ".vh")


def check(root):
    for path in repo.files(root, *WRITTEN):
        if path.as_posix() in TABLES or path.name.startswith("."):
            continue
        text = list(repo.lines(root, path))
        for number, line in text:
            if len(line) > COLUMNS:
                yield f"{path}:{number}: {len(line)} columns; allowed are {COLUMNS}"
            if line != line.rstrip():
                yield f"{path}:{number}: trailing space"
        if len(text) > FILE_LINES:
            yield f"{path}:{len(text)}: {len(text)} lines; more than {FILE_LINES} are more than one idea"
        if needs_purpose(root, path) and not (text and text[0][1].startswith("// ")):
            yield f"{path}:1: the first line says in a // comment what the file is for"


PLANTS = [
    ("sim/planted.cpp", "// Fine.\nint x" + "x" * 110 + ";\n"),
    ("rtl/core/planted.v", "// Fine.\nwire x" + "x" * 110 + ";\n"),
    ("systemc/planted.h", "// Fine.\n" + "//\n" * 300),
    ("systemc/planted.h", "#pragma once\n"),
    ("systemc/planted.cpp", "int x();\n"),
    ("tests/planted_test.cpp", "// Fine.\nint x; \n"),
    ("scripts/planted", "#!/bin/sh\necho " + "x" * 110 + "\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

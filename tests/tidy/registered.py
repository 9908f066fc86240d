"""A source that no CMakeLists names is never built, a test that none names never runs."""
import re

import repo


def names_in_cmake(root, folder):
    """Words of the CMake files of `folder`, each as a path from the root."""
    for path in repo.files(root, ".txt", ".cmake"):
        if path.parts[0] == folder and (path.name == "CMakeLists.txt" or path.suffix == ".cmake"):
            for word in re.findall(r"[\w./-]+\.cpp", (root / path).read_text()):
                yield (path.parent / word).as_posix()


def check(root):
    for folder in ("systemc", "sim", "tests"):
        named = set(names_in_cmake(root, folder))
        for path in repo.files(root, ".cpp"):
            if path.parts[0] == folder and path.as_posix() not in named:
                yield f"{path}: no CMakeLists.txt names it"


PLANTS = [
    ("systemc/core/planted.cpp", "// Fine.\n"),
    ("sim/planted.cpp", "// Fine.\n"),
    ("tests/sim/planted_test.cpp", "// Fine.\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

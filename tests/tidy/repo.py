"""What the rules share: the files of the repository, findings, and the self-test.

A rule is a script with check(root), which yields findings "file:line: what is wrong", and PLANTS, a list of
(path, text or a function from the old text to the new) of which each must give a finding when it is written
into a copy of the repository. Run as

    RULE.py ROOT              prints findings; exit 1 if there is one
    RULE.py ROOT --self-test  plants each violation into a copy; exit 1 if one is not found
"""
import pathlib
import shutil
import sys
import tempfile

FOLDERS = ("rtl", "systemc", "sim", "tests", "configs", "scripts")
DATA = ("tests/golden/", "configs/stimuli/")
GENERATED = ("rtl/tendril_map.vh", "systemc/core/map.h")


def files(root, *suffixes):
    """Text files that people write, as paths relative to root, sorted; without data and build folders."""
    found = [p for p in root.iterdir() if p.is_file()]
    for folder in FOLDERS:
        found += [p for p in (root / folder).rglob("*") if p.is_file()]
    for path in sorted(p.relative_to(root) for p in found):
        name = path.as_posix()
        if "__pycache__" in name or name.startswith(DATA) or name == "LICENSE":
            continue
        if not suffixes or path.suffix in suffixes:
            yield path


def lines(root, path):
    return enumerate((root / path).read_text().splitlines(), 1)


def code(line):
    """The line without its // comment and without what stands in string literals."""
    out, quote = "", ""
    at = 0
    while at < len(line):
        c = line[at]
        if quote:
            if c == "\\":
                at += 1
            elif c == quote:
                quote = ""
                out += c
        elif c == '"' or (c == "'" and not line[at - 1:at].isalnum()):
            quote = c
            out += c
        elif line.startswith("//", at):
            break
        else:
            out += c
        at += 1
    return out


def self_test(check, root, plants):
    """Every planted violation must add a finding to those the repository has already."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for path in files(root):
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / path, copy / path)
        before = set(check(copy))
        for name, text in plants:
            path = copy / name
            old = path.read_text() if path.exists() else None
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(old) if callable(text) else text)
            if not set(check(copy)) - before:
                missed += 1
                print(f"not caught: {name}: {path.read_text()[:200]!r}")
            path.unlink() if old is None else path.write_text(old)
    print(f"{len(plants) - missed} of {len(plants)} planted violations caught")
    return 1 if missed or not plants else 0


def main(check, plants):
    root = pathlib.Path(sys.argv[1]).resolve()
    if "--self-test" in sys.argv:
        sys.exit(self_test(check, root, plants))
    found = list(check(root))
    for finding in found:
        print(finding)
    sys.exit(1 if found else 0)

"""Every folder says what it is, in the same four headings, and names only files that exist."""
import re

import repo

HEADINGS = ["What it is", "Key types", "How to add one", "What it must not know"]
# Files and folders named in backticks that start in the repository, and targets of links.
NAMED = re.compile(r"`((?:rtl|systemc|sim|tests|configs|scripts)/[\w./-]*\w/?)`")
LINKED = re.compile(r"\]\(([^)#:]+)\)")


def folders(root):
    yield from repo.FOLDERS
    yield from sorted(p.relative_to(root).as_posix() for p in (root / "systemc").iterdir() if p.is_dir())


def check_headings(path, text):
    found = re.findall(r"^#+ (.*\S)\s*$", text, re.MULTILINE)
    order = [h for h in found if h in HEADINGS]
    if order != HEADINGS:
        yield f"{path}:1: headings in this order: {' · '.join(HEADINGS)}; found: {' · '.join(order)}"


def check_names(root, path, text):
    for number, line in enumerate(text.splitlines(), 1):
        gone = [name for name in NAMED.findall(line) if not (root / name).exists()]
        gone += [name for name in LINKED.findall(line) if not (root / path.parent / name).exists()]
        for name in gone:
            yield f"{path}:{number}: names {name}, which does not exist"


def check(root):
    for folder in ["."] + list(folders(root)):
        if not (root / folder / "README.md").exists():
            yield f"{folder}/README.md: missing"
    for path in repo.files(root, ".md"):
        text = (root / path).read_text()
        if path.name == "README.md" and len(path.parts) > 1:
            yield from check_headings(path, text)
        yield from check_names(root, path, text)


PLANTS = [
    ("scripts/README.md", "# scripts\n## What it is\n## Key types\n## How to add one\n"),
    ("systemc/planted/planted.cpp", "// Fine.\n"),
    ("README.md", lambda old: (old or "") + "see `sim/no_such_file.cpp`\n"),
    ("README.md", lambda old: (old or "") + "see [this](sim/no_such_file.cpp)\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

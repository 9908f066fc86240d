"""rtl.f names every module, each after those it uses; a file holds one module, of its own name."""
import re

import repo

MODULE = re.compile(r"^\s*module\s+(\w+)", re.MULTILINE)


def listed(root):
    for number, line in repo.lines(root, "rtl/rtl.f"):
        line = line.split("#")[0].split("//")[0].strip()
        if line.endswith(".v"):
            yield number, line


def uses(text, module):
    return re.search(rf"^\s*{module}\s*(#\s*\(|\w+\s*\()", text, re.MULTILINE)


def check_order(root, names):
    """A module stands behind what it instantiates: the chip can be drawn from the list."""
    for at, (number, name) in enumerate(names):
        text = "\n".join(repo.code(line) for _, line in repo.lines(root, f"rtl/{name}"))
        for _, later in names[at + 1:]:
            module = later.rsplit("/", 1)[-1][:-2]
            if uses(text, module):
                yield f"rtl/rtl.f:{number}: {name} uses {module}, which is listed behind it"


def check(root):
    if not (root / "rtl/rtl.f").exists():
        yield "rtl/rtl.f: missing"
        return
    names = list(listed(root))
    there = [p.relative_to("rtl").as_posix() for p in repo.files(root, ".v") if p.parts[0] == "rtl"]
    for number, name in names:
        if name not in there:
            yield f"rtl/rtl.f:{number}: {name}: there is no such file"
    for name in set(there) - {name for _, name in names}:
        yield f"rtl/{name}: not in rtl.f"
    if len(names) != len({name for _, name in names}):
        yield "rtl/rtl.f: a file is named twice"
    for name in there:
        modules = MODULE.findall((root / "rtl" / name).read_text())
        if modules != [name.rsplit("/", 1)[-1][:-2]]:
            yield f"rtl/{name}: holds {modules}; one module, named as the file"
    yield from check_order(root, [n for n in names if n[1] in there])


PLANTS = [
    ("rtl/core/planted.v", "module planted;\nendmodule\n"),
    ("rtl/rtl.f", lambda old: (old or "") + "core/no_such_module.v\n"),
    ("rtl/util/fifo.v", "module planted;\nendmodule\n"),
    ("rtl/rtl.f", lambda old: "\n".join(reversed((old or "x").splitlines())) + "\n"),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)

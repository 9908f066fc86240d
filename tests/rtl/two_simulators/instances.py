"""Every instance below a top module with its ports, as Yosys elaborates them: generate loops unrolled,
parameters worked out."""
import json
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Port:
    name: str
    width: int
    is_input: bool


@dataclass(frozen=True)
class Instance:
    path: str      # "dut.u_fabric.gen_hub[0].u_hub"
    module: str    # "hub", as the source calls it
    kind: str      # the same with its parameters
    ports: tuple   # of Port, in the order of their declaration


def sources(rtl):
    lines = (rtl / "rtl.f").read_text().split()
    return [str(rtl / line) for line in lines if line.endswith(".v")]


def plain_name(module):
    """Yosys's name of a module with parameters without them."""
    words = [word for word in module.split("\\") if word]
    if not module.startswith("$paramod"):
        return words[-1]
    return words[-1] if "$" in words[0][1:] else words[1]


def ports_of(module):
    return tuple(Port(name, len(port["bits"]), port["direction"] == "input")
                 for name, port in module["ports"].items())


def elaborated(rtl, top, parameters):
    """Modules by Yosys's names, and the top's."""
    sets = " ".join(f"-set {name} {value}" for name, value in parameters.items())
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "design.json"
        subprocess.run(["yosys", "-q", "-p",
                        f"read_verilog -I{rtl} {' '.join(sources(rtl))}; chparam {sets} {top};"
                        f" hierarchy -top {top}; delete */p:*; write_json {out}"], check=True)
        modules = json.loads(out.read_text())["modules"]
    return modules, next(name for name in modules if "top" in modules[name]["attributes"])


def instances(rtl, top, parameters):
    """The top as "dut", then everything below it."""
    modules, root = elaborated(rtl, top, parameters)
    found = []

    def visit(name, path):
        found.append(Instance(path, plain_name(name), name, ports_of(modules[name])))
        for cell, what in modules[name]["cells"].items():
            if what["type"] in modules:
                visit(what["type"], f"{path}.{cell}")

    visit(root, "dut")
    return found


def one_of_each(found, always):
    """The first instance of every kind, and all of the modules in `always`."""
    kinds = set()
    for instance in found:
        if instance.kind not in kinds or instance.module in always:
            kinds.add(instance.kind)
            yield instance

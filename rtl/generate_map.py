#!/usr/bin/env python3
"""Writes from rtl/map.toml: rtl/tendril_map.vh, systemc/core/map.h and the tables in rtl/README.md.

generate_map.py          writes them
generate_map.py --check  writes nothing; exit 1 and the file's name if one differs
"""
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTE = "Generated from rtl/map.toml by rtl/generate_map.py: change that, not this."


def blocks(m):
    """Every configuration port: its name and its registers."""
    return (("core", m["core"]["register"] + m["neuron"]), ("hub", m["hub"]["register"]), ("chip", []))


def verilog(m):
    out = [f"// {NOTE}"]
    out += [f"localparam integer Built{camel(k)} = {v['value']}; // {v['about']}"
            for k, v in m["built"].items()]
    for block, registers in blocks(m):
        out += [f"localparam [2:0] {camel(block)}Region{camel(r['name'])} = 3'd{r['id']};"
                for r in m[block]["region"]]
        out += [f"localparam [7:0] {camel(block)}Reg{camel(r['name'])} = 8'd{i};"
                f" // {r['bits']} bits: {r['about']}"
                for i, r in enumerate(registers)]
    out.append("// Where each parameter of section 3 lies in the packed neuron parameters.")
    at = 0
    for r in m["neuron"]:
        out.append(f"localparam integer Param{camel(r['name'])} = {at}; // {r['bits']} bits")
        at += r["bits"]
    out.append(f"localparam integer NeuronParamBits = {at};")
    return "\n".join(out) + "\n"


def camel(name):
    return "".join(p.capitalize() for p in name.split("_"))


def struct(name, rows, section):
    out = [f"/// Parameters of section {section} of the specification, its names in lower case.",
           f"struct {name} {{"]
    out += [f"    std::int32_t {r['name']} = {r['default']};  ///< {r['about']}" for r in rows]
    out += ["", f"    bool operator==(const {name}&) const = default;", "};", ""]
    out.append(f"inline constexpr std::array<ParamInfo<{name}>, {len(rows)}> k{name}{{{{")
    for r in rows:
        lo, hi = r["range"]
        fields = f'"{r["name"]}", &{name}::{r["name"]}, {lo}, {hi}, {r["default"]}, "{r["about"]}"'
        out.append(f"    {{{fields}}},")
    return out + ["}};", ""]


def header(m):
    out = [f"// {NOTE}", "// clang-format off", "#pragma once", "",
           "#include <array>", "#include <cstdint>", "#include <string_view>", "",
           "namespace tendril {", "",
           "/// One parameter of a struct of parameters: its name in configs, its range and its meaning.",
           "template <class Params>", "struct ParamInfo {", "    std::string_view name;",
           "    std::int32_t Params::*member;", "    std::int32_t low, high, standard;",
           "    std::string_view about;", "};", ""]
    out += [f"inline constexpr int kBuilt{camel(k)} = {v['value']};  ///< {v['about']}"
            for k, v in m["built"].items()] + [""]
    out += struct("NeuronParams", m["neuron"], 3) + struct("LearningParams", m["learning"], 4)
    for block, registers in blocks(m):
        out += [f"/// Addresses on a {block}'s configuration port.", f"namespace {block}_map {{",
                f"inline constexpr std::uint32_t kRegionWords = {m[block]['region_words']};"]
        out += [f"inline constexpr std::uint32_t k{camel(r['name'])} = {r['id']} * kRegionWords;"
                f"  ///< {r['layout']}" for r in m[block]["region"]]
        out += [f"inline constexpr std::uint32_t kReg{camel(r['name'])} = {i};"
                for i, r in enumerate(registers)]
        if block == "core":
            out.append(f"inline constexpr std::uint32_t kFirstNeuronParam = {len(m['core']['register'])};")
        out += [f"}}  // namespace {block}_map", ""]
    return "\n".join(out + ["}  // namespace tendril"]) + "\n"


def tables(m):
    out = []
    for block, registers in blocks(m):
        out += [f"#### {block.capitalize()}", "", "| region | first word | layout |", "|---|---|---|"]
        out += [f"| {r['name']} | {r['id'] * m[block]['region_words']} | {r['layout']} |"
                for r in m[block]["region"]]
        if registers:
            out += ["", "| register | word | bits | range | reset | meaning |", "|---|---|---|---|---|---|"]
        out += [f"| {r['name']} | {i} | {r['bits']} | {r['range'][0]}..{r['range'][1]} | {r['default']} "
                f"| {r['about']} |" for i, r in enumerate(registers)] + [""]
    return "\n".join(out)


def with_tables(readme, m):
    mark = "<!-- map -->"
    if readme.count(mark) != 2:
        return readme
    before, _, after = readme.split(mark)
    return f"{before}{mark}\n{tables(m)}\n{mark}{after}"


def main():
    m = tomllib.loads((ROOT / "rtl/map.toml").read_text())
    readme = ROOT / "rtl/README.md"
    files = {ROOT / "rtl/tendril_map.vh": verilog(m), ROOT / "systemc/core/map.h": header(m)}
    if readme.exists():
        files[readme] = with_tables(readme.read_text(), m)
    stale = [f for f, text in files.items() if not f.exists() or f.read_text() != text]
    if "--check" in sys.argv:
        for f in stale:
            print(f"{f.relative_to(ROOT)} differs from rtl/map.toml: run rtl/generate_map.py")
        return 1 if stale else 0
    for f in stale:
        f.write_text(files[f])
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Do two simulators show the same, and would it be seen if they did not?

two_simulators_test.py RTL_DIR BUILT agree | agree_many | compare | planted | all_planted
"""
import pathlib
import shutil
import sys
import tempfile

import two_simulators as two

# Files whose registers lose their reset. The first is planted in the gate.
PLANTED = ["util/fifo.v", "core/spike_in.v", "bus/hub_join.v", "util/word_walker.v", "bus/link.v",
           "core/tick_control.v"]


def agree(rtl, built, seeds, resets):
    """What is wrong, a line each."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            checks, failed = two.judge(built, folder, two.write_stimulus(rtl, seed, folder), resets, seed)
            print(f"seed {seed}: {checks} lines, {failed or 'the same'}")
            if failed:
                yield f"seed {seed}: {failed}"


NAMES = [["dut", "chip", ["valid_o", "data_o"]], ["dut.a", "a", ["idle_o"]]]
TRACE = "0 0 0 00\n0 1 1\n7 0 1 2f\n"


def compare(rtl, built):
    """Traces with one thing changed."""
    del rtl, built
    wrong = {"7 0 1 2f": ("7 0 1 2e", (7, "dut.data_o", "2f", "2e")),
             "0 1 1": ("0 1 0", (0, "dut.a.idle_o", "1", "0")),
             "7 0": ("8 0", (7, "dut", "7 0 changes", "8 0 changes")),
             "7 0 1 2f\n": ("", (None, "trace", "as many lines", "one ends early"))}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").write_text(TRACE)
        if two.difference(folder / "a", folder / "a", NAMES) or two.unknown(folder / "a", NAMES):
            yield "a trace differs from itself"
        for old, (new, expected) in wrong.items():
            (folder / "b").write_text(TRACE.replace(old, new))
            found = two.difference(folder / "a", folder / "b", NAMES)
            if found != expected:
                yield f"{old!r} as {new!r}: {found}"
        for bit in "xXzZ":
            (folder / "b").write_text(TRACE.replace("2f", "2" + bit))
            if two.unknown(folder / "b", NAMES) != (7, "dut.data_o", "2" + bit):
                yield f"no {bit} found"


def planted(rtl, names):
    """Registers without reset show as X under Icarus."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "rtl"
            shutil.copytree(rtl, copy)
            text = (copy / name).read_text()
            (copy / name).write_text(text.replace("if (!rst_ni)", "if (1'b0)"))
            found = two.x_alone(copy, pathlib.Path(folder) / "built", 1)
            print(f"{name} without reset: {found}")
            if text.count("if (!rst_ni)") == 0 or not found:
                yield f"{name} without reset: no X"


def main(rtl, built, what):
    tests = {"agree": lambda: agree(rtl, built, [1], 2),
             "agree_many": lambda: agree(rtl, built, range(2, 10), 4),
             "compare": lambda: compare(rtl, built), "planted": lambda: planted(rtl, PLANTED[:1]),
             "all_planted": lambda: planted(rtl, PLANTED[1:])}
    wrong = list(tests[what]())
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), sys.argv[3]))

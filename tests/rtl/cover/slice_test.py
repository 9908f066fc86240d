#!/usr/bin/env python3
"""Coverage end to end on one block: a link that counts meets its goals with enough stimulus, misses them with
too little, and every hole and waiver is told. slice_test.py TENDRIL BENCH"""
import pathlib
import subprocess
import sys
import tempfile

LIST = """# Is a link covered?
format = "tendril-regression 1"
root_seed = 1
[[test]]
name = "link"
bench = "{bench}"
seeds = {seeds}
set = {{ length = {length} }}
"""
GOALS = """# What has to be reached of a link?
format = "tendril-coverage 1"
[goals]
line = 100.0
toggle = 95.0
functional = 100.0
waived_max = 2.0
"""
WAIVER = '[[waiver]]\nkind = "{}"\nwhat = "{}"\nreason = "this test says so"\n'


class Slice:
    """A folder with a list, goals and results."""

    def __init__(self, tendril, bench):
        self.tendril, self.bench = tendril, bench
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def run(self, seeds, length, goals=GOALS):
        """@return exit code, what it said, coverage.txt, coverage.html"""
        (self.path / "list.toml").write_text(LIST.format(bench=self.bench, seeds=seeds, length=length))
        (self.path / "coverage.toml").write_text(goals)
        out = self.path / "out"
        done = subprocess.run([self.tendril, "regress", str(self.path / "list.toml"), "--coverage", "--out",
                               str(out)], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        text, page = out / "coverage.txt", out / "coverage.html"
        expect("both reports are written", text.exists() and page.exists(), said)
        return done.returncode, said, text.read_text(), page.read_text()


def expect(what, holds, said):
    if not holds:
        sys.exit(f"not so: {what}\n{said}")


def main():
    this = Slice(*(pathlib.Path(program).resolve() for program in sys.argv[1:]))
    code, said, text, page = this.run(15, 5000)
    expect("enough stimulus meets every goal", code == 0, said + text)
    expect("a goal of 100 % leaves no hole", text.count("  hole ") == text.count(" toggle "), text)
    expect("both reports have the waivers' count",
           "\nwaived 0 of " in text and "<p>Waived: 0 of " in page, text)

    code, said, text, page = this.run(1, 20)
    expect("too little stimulus misses a goal: exit 1", code == 1 and "a goal is missed" in said, said)
    hole = "tests/rtl/cover/link_cover.sv:"
    expect("the hole is listed in both reports",
           f"hole {hole}" in text and "functional full_at_the_longest_delay" in text
           and ">full_at_the_longest_delay</td>" in page, text)

    code, said, text, _ = this.run(15, 5000, GOALS + WAIVER.format("line", "nothing"))
    expect("a waiver that waives nothing is no pass", code == 1 and "a waiver without a hole" in text, text)
    many = WAIVER.format("toggle", "*") + WAIVER.format("functional", "*")
    code, said, text, _ = this.run(1, 20, GOALS + many)
    expect("waivers of more than 2 % are no pass", code == 1 and "this test says so" in text, text)


if __name__ == "__main__":
    main()

"""Bugs planted in copies of rtl/, found by tendril bisect as a user would look for them: the first
between two git revisions.

planted_test.py TENDRIL SOURCES [NAME-OF-A-BUG …]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LIST = "configs/regressions/chip.toml"
CORE = "core/16 neurons, every pin"
HUB = "fabric/hub"

# name, file below rtl/, what stands there, what is put in its place, test that is run
BUGS = [
    ("threshold", "core/neuron_datapath.v", "open && !distance[17]", "open && distance > 18'sd0", CORE),
    ("tie", "core/winner_select.v", "margin_i > margin_q", "margin_i >= margin_q", CORE),
    ("late", "core/delivery.v", "ahead < 9'sd1", "ahead < 9'sd2", CORE),
    ("sum", "core/accumulators.v", "if (!first) sum", "if (first) sum", CORE),
    ("full", "util/fifo.v", "count_q < limit_i", "count_q <= limit_i", HUB),
]


def plant(rtl, bug):
    _, file, there, instead, _ = bug
    text = (rtl / file).read_text()
    assert text.count(there) == 1, f"{file}: {there} stands there {text.count(there)} times"
    (rtl / file).write_text(text.replace(there, instead))


def found(tendril, sources, folder, trees, bug, cwd):
    """@return what is wrong with what bisect has found, "" = nothing"""
    out = folder / "out"
    words = ["bisect", "--rtl", *trees, sources / LIST, "--test", bug[4], "--out", out]
    done = subprocess.run([tendril, *words], capture_output=True, text=True, cwd=cwd)
    if done.returncode != 1:
        return f"exit {done.returncode}: {done.stdout}{done.stderr}"
    report = json.loads((out / "bisect.json").read_text())
    first = report["signals"][0]
    print(f"{bug[0]}: cycle {report['cycle']}, {first['signal']}: old {first['old']}, new {first['new']}",
          flush=True)
    module = pathlib.Path(bug[1]).stem
    if first["module"] != module or not first["changed"] or first["from_outside"]:
        return f"suspects {first}, not {module}"
    if first["old"] == first["new"]:
        return "old and new are the same"
    marker = re.search(r"^\*\S+ (-?\d+)", (out / "bisect.gtkw").read_text(), re.M).group(1)
    if int(marker) != report["cycle"]:
        return f"the marker is at {marker}"
    vcd = subprocess.run(["fst2vcd", out / "bisect.fst"], capture_output=True, text=True).stdout
    for tree in ("old", "new"):
        if f"$scope module {tree} $end" not in vcd:
            return f"no scope {tree} in the waveform"
    return ""


def revisions(folder, bug):
    """A repository whose last commit is the bug. @return its folder and two revisions"""
    repo = folder / "repo"
    shutil.copytree(folder / "rtl", repo / "rtl")

    def git(*words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", repo, *words], check=True,
                       stdout=subprocess.DEVNULL)
    git("init", "-q")
    for message in ("before", "after"):
        if message == "after":
            plant(repo / "rtl", bug)
        git("add", "-A")
        git("commit", "-q", "-m", message)
    return repo, ["HEAD~1", "HEAD"]


def main(tendril, sources, names):
    bugs = [bug for bug in BUGS if not names or bug[0] in names]
    assert bugs, f"no such bug; {', '.join(bug[0] for bug in BUGS)}"
    failures = 0
    for number, bug in enumerate(bugs):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            shutil.copytree(sources / "rtl", folder / "rtl")
            if number == 0:
                cwd, trees = revisions(folder, bug)
            else:
                shutil.copytree(folder / "rtl", folder / "new")
                plant(folder / "new", bug)
                cwd, trees = folder, ["rtl", "new"]
            if wrong := found(tendril, sources, folder, trees, bug, cwd):
                failures += 1
                print(f"{bug[0]}: {wrong}", flush=True)
    print(f"{len(bugs) - failures} of {len(bugs)} planted bugs found where they are")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:]) else 0)

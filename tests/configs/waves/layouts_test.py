"""Every layout of configs/waves in GTKWave itself: each row is drawn, values at the marker are the run's.

Usage: layouts_test.py TENDRIL [--save FOLDER]: FOLDER gets the screenshots.
Without Xvfb, gtkwave or import (ImageMagick) it says so and exits 77, which ctest counts as skipped.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
LAYOUTS = ROOT / "configs/waves"
# What to look at in each: a chip, its ticks, a place of interest.
RUNS = {
    "neuron": ("quickstart", "--ticks 64", "tick=8,core=0,neuron=57"),
    "learning": ("quickstart", "--ticks 64", "tick=8,core=0,neuron=57"),
    "journey": ("smallworld-16", "--ticks 30", "tick=20,core=10"),
    "jam": ("smallworld-16", "--ticks 30 --set topology.fifo_depth=1", "tick=20,hub=L2.0"),
    "tick": ("smallworld-16", "--ticks 30", "tick=20"),
}
HEADER_PIXELS = 141   # window decorations, tool bar and time line above the first row
ROW_PIXELS = 23
ROWS = 34            # that fit
WAVES_FROM = 330      # where the waves begin, right of names and values


def run(command, **more):
    done = subprocess.run(command, shell=isinstance(command, str), capture_output=True, text=True, cwd=ROOT,
                          **more)
    if done.returncode:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


class Screen:
    """An X server of our own."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1500x950x24"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.number = open(read)  # stays open: the server writes more than once
        self.display = ":" + self.number.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.number.close()

    def shoot(self, picture):
        run(["import", "-window", "root", str(picture)], env={**os.environ, "DISPLAY": self.display})


def bright_rows(picture, rows):
    """Of each row, how many of its pixels right of the names are neither background nor grid."""
    raw = subprocess.run(["convert", str(picture), "-depth", "8", "rgb:-"], capture_output=True,
                         check=True).stdout
    width = 1500
    counts = []
    for row in range(rows):
        count = 0
        for y in range(HEADER_PIXELS + row * ROW_PIXELS, HEADER_PIXELS + (row + 1) * ROW_PIXELS):
            line = raw[(y * width + WAVES_FROM) * 3:(y * width + width - 20) * 3]
            count += sum(1 for at in range(0, len(line), 3)
                         if max(line[at], line[at + 1]) > 70 or line[at + 2] > 150)
        counts.append(count)
    return counts


def drawn_rows(save):
    """Rows that a wave belongs into, as GTKWave draws them from the top: (name, first row, height)."""
    waves, at = [], 0
    for line in save.splitlines():
        if line == "-":  # a curve grows into the row
            name, first, height = waves.pop()
            waves.append((name, first, height + 1))
        elif line.startswith(("@", "[", "*")):
            continue
        elif not line.startswith("-"):
            waves.append((line, at, 1))
        at += 1
    return waves


def shows_soon(screen, picture, waves):
    """GTKWave draws some time after it has started; how long depends on the machine."""
    missing = []
    for _ in range(60):
        time.sleep(1)
        screen.shoot(picture)
        counts = bright_rows(picture, ROWS)
        missing = [name for name, first, height in waves
                   if first + height <= ROWS and sum(counts[first:first + height]) < 100]
        if not missing:
            return []
    return missing


def text_of(bits):
    data = int(bits, 2)
    return data.to_bytes((data.bit_length() + 7) // 8, "big").decode()


def values_at(fst, cycle):
    """What fst2vcd says of every signal in a cycle."""
    names, values, scope = {}, {}, []
    for line in run(["fst2vcd", str(fst)]).splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "$scope":
            scope.append(words[2])
        elif words[0] == "$upscope":
            scope.pop()
        elif words[0] == "$var":
            names[".".join(scope + [words[4]])] = words[3]
        elif words[0][0] == "#" and int(words[0][1:]) > cycle:
            break
        elif words[0][0] == "b":
            values[words[1]] = words[0][1:]
        elif words[0][0] in "01":
            values[words[0][1:]] = words[0][0]
    return {name: values[code] for name, code in names.items() if code in values}


def check_marker(folder, save, at):
    """The marker is the first cycle of the tick in ticks.csv, and there the cores are in that tick."""
    marker = int(re.search(r"^\*\S+ (-?\d+)", save, re.M).group(1))
    tick = re.search(r"tick=(\d+)", at).group(1)
    rows = [line.split(",") for line in (folder / "ticks.csv").read_text().splitlines()]
    first = next(int(row[1]) for row in rows if row[0] == tick)
    assert marker == first, f"the marker is at {marker}, tick {tick} begins at {first}"
    values = values_at(folder / "waves.fst", marker)
    ticks = [int(v, 2) for name, v in values.items() if re.match(r"chip\.bridge_core\d+\.tick$", name)]
    assert ticks and all(value == int(tick) for value in ticks), f"at {marker} the cores are in ticks {ticks}"
    for name, value in values.items():
        if re.match(r"chip\.sight_core\d+\.row$", name):
            assert text_of(value).startswith(f"t{tick}: "), f"{name} says {text_of(value)}"


def check(tendril, name, folder, save_to):
    chip, more, at = RUNS[name]
    run(f"{tendril} run configs/chips/{chip}.toml --engine cosim {more} --wave all --out {folder}")
    command = run(f"{tendril} waves {folder} --layout {LAYOUTS / name}.txt --at {at} --print").split()
    save = pathlib.Path(command[2]).read_text()
    check_marker(folder, save, at)
    picture = folder / f"{name}.png"
    with Screen() as screen:
        viewer = subprocess.Popen(command, env={**os.environ, "DISPLAY": screen.display, "HOME": str(folder)},
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        missing = shows_soon(screen, picture, drawn_rows(save))
        viewer.terminate()
        viewer.wait()
    if save_to:
        shutil.copy(picture, save_to)
    assert not missing, f"{name}: nothing is drawn in the rows {missing}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("tendril", type=pathlib.Path)
    options.add_argument("--save", type=pathlib.Path)
    given = options.parse_args()
    lacking = [tool for tool in ("Xvfb", "gtkwave", "fst2vcd", "import", "convert") if not shutil.which(tool)]
    if lacking:
        print("skipped: there is no", ", ".join(lacking))
        sys.exit(77)
    assert {path.stem for path in LAYOUTS.glob("*.txt")} == set(RUNS), "a run for each layout, and no more"
    with tempfile.TemporaryDirectory() as temporary:
        for name in RUNS:
            check(given.tendril, name, pathlib.Path(temporary) / name, given.save)
            print(name, "is drawn")


if __name__ == "__main__":
    main()

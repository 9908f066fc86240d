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
WIDTH, HEIGHT = 1500, 950
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
        size = f"{WIDTH}x{HEIGHT}x24"
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size],
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


class Picture:
    """A screenshot of GTKWave: how high its rows are depends on the machine's fonts."""

    def __init__(self, file):
        self.raw = subprocess.run(["convert", str(file), "-depth", "8", "rgb:-"], capture_output=True,
                                  check=True).stdout
        lines = [y for y in range(HEIGHT) if self.is_grid(y)]
        self.drawn = len(lines) > 2  # GTKWave has got so far
        if self.drawn:
            self.row_pixels = lines[2] - lines[1]
            self.first = lines[1] - self.row_pixels  # a line below the times, one below the first row
            self.rows = (HEIGHT - self.first) // self.row_pixels - 1

    def waves(self, y):
        """Pixels of a line right of the names, as (red, green, blue)."""
        line = self.raw[(y * WIDTH + WAVES_FROM) * 3:(y * WIDTH + WIDTH - 20) * 3]
        return zip(line[::3], line[1::3], line[2::3])

    def is_grid(self, y):
        """A line of the grid, all across: no wave is so dark a blue."""
        pixels = list(self.waves(y))
        return sum(1 for red, green, blue in pixels if max(red, green) <= 70 and 40 < blue <= 150) \
            > 0.9 * len(pixels)

    def bright(self, row):
        """How many pixels of a row are neither background nor grid."""
        begin = self.first + row * self.row_pixels
        return sum(1 for y in range(begin, begin + self.row_pixels)
                   for red, green, blue in self.waves(y) if max(red, green) > 70 or blue > 150)


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
    missing = ["all"]
    for _ in range(60):
        time.sleep(1)
        screen.shoot(picture)
        seen = Picture(picture)
        if not seen.drawn:
            continue
        missing = [name for name, first, height in waves if first + height <= seen.rows
                   and sum(seen.bright(row) for row in range(first, first + height)) < 100]
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

"""What does a run's cost grow with? A table, and a picture: cost of a tick over spikes in it.

    scaling.py BUILD_DIR SVG

Two ways to more spikes: more cores of the same activity, and more activity of the same cores. Were it neurons
or cycles that cost, the second would be a level line.
"""
import math
import pathlib
import sys

from measure import run

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 500, 80, 190, 50, 70
STYLES = {"functional": "#1f6f8b", "tlm": "#c8553d"}
TICKS = {"functional": 8000, "tlm": 300}   # of 16384 neurons; more of fewer


def points(build):
    """(engine, axis, name, neurons, spikes a tick, microseconds of CPU a tick)."""
    cases = [("cores", f"{n}", 256 * n, 150, ["--set", f"topology.cores={n}"]) for n in (4, 16, 64)]
    # theta + th over a slope of 10, th from 0..1000: the period is theta / 10 and up to 100 more.
    cases += [("period", f"{(theta + 500) // 10}", 16384, (theta + 500) // 10,
               ["--set", f"neuron.theta={theta}"])
              for theta in (500, 1000, 2000, 8000, 32000)]
    for engine, ticks in TICKS.items():
        for axis, name, neurons, period, more in cases:
            count = max(2 * period, ticks * 16384 // neurons)
            result = run(build, "xbar-16k", engine, count, *more)
            spikes = result["counts"]["spikes"]
            yield (engine, axis, name, neurons, spikes / count, 1e6 * result["cpu"] / count)


class Scale:
    """A logarithmic axis over whole decades."""

    def __init__(self, values, start, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = math.ceil(math.log10(max(values)))
        self.start, self.end = start, end

    def at(self, value):
        return self.start + (self.end - self.start) * (math.log10(value) - self.low) / (self.high - self.low)

    def decades(self):
        return [10.0 ** e for e in range(self.low, self.high + 1)]


def axes(x, y):
    for value in x.decades():
        left = x.at(value)
        yield f'<line x1="{left:.1f}" y1="{y.start}" x2="{left:.1f}" y2="{y.end}" stroke="#ddd"/>'
        yield f'<text x="{left:.1f}" y="{y.start + 18}" text-anchor="middle">{value:,.10g}</text>'
    for value in y.decades():
        top = y.at(value)
        yield f'<line x1="{x.start}" y1="{top:.1f}" x2="{x.end}" y2="{top:.1f}" stroke="#ddd"/>'
        yield f'<text x="{x.start - 8}" y="{top + 4:.1f}" text-anchor="end">{value:,.10g}</text>'
    middle = (y.start + y.end) / 2
    yield f'<text x="{(x.start + x.end) / 2}" y="{y.start + 44}" text-anchor="middle">spikes a tick</text>'
    yield (f'<text x="26" y="{middle}" text-anchor="middle" transform="rotate(-90 26 {middle})">'
           'CPU time of a tick, µs</text>')


def circle(x, y, colour, fill):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'


def series(engine, axis, mine, x, y):
    """A line with a mark and a name at each point; more cores: filled, dashed; more activity: hollow."""
    colour, cores = STYLES[engine], axis == "cores"
    path = " ".join(f"{x.at(p[4]):.1f},{y.at(p[5]):.1f}" for p in mine)
    dash = ' stroke-dasharray="5 4"' if cores else ""
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>'
    for p in mine:
        left, top = x.at(p[4]), y.at(p[5])
        fill = colour if cores else "white"
        yield circle(left, top, colour, fill)
        where = (f'x="{left + 8:.1f}" y="{top + 15:.1f}"' if cores else
                 f'x="{left - 8:.1f}" y="{top - 8:.1f}" text-anchor="end"')
        yield f'<text {where} fill="{colour}" font-size="11">{p[2]}</text>'


def legend(x):
    top = TOP + 14
    for engine, colour in STYLES.items():
        for axis, text in (("cores", "4, 16, 64 cores"), ("period", "period in ticks")):
            dash, fill = (' stroke-dasharray="5 4"', colour) if axis == "cores" else ("", "white")
            yield (f'<line x1="{x + 8}" y1="{top - 4}" x2="{x + 36}" y2="{top - 4}" stroke="{colour}"{dash}/>'
                   + circle(x + 22, top - 4, colour, fill) +
                   f'<text x="{x + 42}" y="{top}" font-size="12">{engine}: {text}</text>')
            top += 22


def draw(measured, path):
    x = Scale([p[4] for p in measured], LEFT, WIDTH - RIGHT)
    y = Scale([p[5] for p in measured], HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
             'font-family="sans-serif" font-size="13">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             f'<text x="{LEFT}" y="28" font-size="16">'
             'xbar-16k: what a tick costs, and how many spikes are in it</text>',
             *axes(x, y)]
    for engine in STYLES:
        for axis in ("cores", "period"):
            mine = sorted((p for p in measured if p[:2] == (engine, axis)), key=lambda p: p[4])
            parts += series(engine, axis, mine, x, y)
    parts += legend(WIDTH - RIGHT)
    pathlib.Path(path).write_text("\n".join([*parts, "</svg>", ""]))


def main(build, picture):
    print(f"{'engine':11} {'axis':7} {'':6} {'neurons':>8} {'spikes/tick':>12} {'us/tick':>9} "
          f"{'ns/spike':>9}")
    measured = []
    for point in points(build):
        measured.append(point)
        engine, axis, name, neurons, spikes, micros = point
        print(f"{engine:11} {axis:7} {name:6} {neurons:8} {spikes:12.2f} {micros:9.2f} "
              f"{1e3 * micros / spikes:9.0f}", flush=True)
    draw(measured, picture)
    print(f"picture: {picture}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])

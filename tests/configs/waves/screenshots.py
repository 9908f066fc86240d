"""The two pictures of configs/waves/README.md: GTKWave with a layout, small enough to be kept.

Usage: screenshots.py TENDRIL [FOLDER]: FOLDER (configs/waves) gets neuron.png and journey.png. They are
looked at as layouts_test.py does: a picture in which a row is not drawn is an error.
"""
import pathlib
import sys
import tempfile

import layouts_test as layouts

PICTURES = ("neuron", "journey")
MOST_BYTES = 60_000
WIDTH = 1000     # pixels of the picture that is kept
TITLE = 97       # pixels above the waves that are left out: a window's title, buttons


def shrink(picture, to, rows):
    """Cut below the last row, smaller, with few colours."""
    seen = layouts.Picture(picture)
    height = seen.first + (min(rows, seen.rows) + 1) * seen.row_pixels - TITLE
    cut = f"{layouts.WIDTH}x{height}+0+{TITLE}"
    layouts.run(["convert", str(picture), "-crop", cut, "+repage", "-resize", f"{WIDTH}x",
                 "-dither", "None", "-colors", "24", "-define", "png:compression-level=9", "-strip",
                 f"png8:{to}"])
    size = to.stat().st_size
    assert size <= MOST_BYTES, f"{to} has {size} bytes, {MOST_BYTES} are allowed"


def main():
    tendril = pathlib.Path(sys.argv[1]).resolve()
    to = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else layouts.LAYOUTS)
    with tempfile.TemporaryDirectory() as temporary:
        for name in PICTURES:
            folder = pathlib.Path(temporary) / name
            layouts.check(tendril, name, folder, pathlib.Path(temporary))
            save = next(folder.glob("*.view.gtkw")).read_text()
            rows = max(first + height for _, first, height in layouts.drawn_rows(save))
            shrink(pathlib.Path(temporary) / f"{name}.png", to / f"{name}.png", rows)
            print(to / f"{name}.png")


if __name__ == "__main__":
    main()

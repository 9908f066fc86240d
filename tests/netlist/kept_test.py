#!/usr/bin/env python3
"""The table that is kept: rows are renewed in place, none is lost, and no block is without figures."""
import tempfile
import tomllib
import unittest
from pathlib import Path

from kept import Keeper, renew, unmeasured
from synthesis import HERE, ROOT

TABLE = """# Title
| block | cells |
|---|---|
| `a` | 1 |
| `c` | 3 |

What it means.
"""


class Rows(unittest.TestCase):
    def test_a_row_is_renewed_in_place_and_prose_stays(self):
        self.assertEqual(renew(TABLE, [("| `a` | 7 |", "")]), TABLE.replace("| 1 |", "| 7 |"))

    def test_a_new_row_stands_behind_the_one_before_it(self):
        self.assertEqual(renew(TABLE, [("| `b` | 2 |", "| `a` | 1 |")]),
                         TABLE.replace("| `a` | 1 |\n", "| `a` | 1 |\n| `b` | 2 |\n"))

    def test_a_row_that_belongs_nowhere_is_refused(self):
        with self.assertRaises(ValueError):
            renew(TABLE, [("| `b` | 2 |", "| `x` | 1 |")])

    def test_rows_are_written_as_they_come(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "table.md"
            file.write_text(TABLE)
            keeper = Keeper(file)
            for line in ("| block | cells |", "|---|---|", "| `a` | 8 |", "| `b` | 2 |"):
                keeper.put(line)
            self.assertEqual(file.read_text(),
                             TABLE.replace("| `a` | 1 |\n", "| `a` | 8 |\n| `b` | 2 |\n"))

    def test_what_is_not_measured_is_found(self):
        self.assertEqual(unmeasured("| `a` | 1 |\n| `c` | – |\n", ["a", "b", "c"]), ["b", "c"])


class TheTable(unittest.TestCase):
    def test_every_block_is_measured(self):
        text = (ROOT / "rtl/netlist.md").read_text()
        blocks = [name for name in tomllib.loads((HERE / "blocks.toml").read_text()) if name != "format"]
        self.assertEqual(unmeasured(text, blocks), [])


if __name__ == "__main__":
    unittest.main()

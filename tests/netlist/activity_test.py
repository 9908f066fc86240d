#!/usr/bin/env python3
"""Is what moves counted right, and does one command compare two configurations?

activity_test.py TENDRIL
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from activity import changes
from synthesis import HERE, ROOT

TENDRIL = ""
CHIP = str(ROOT / "configs/chips/quickstart.toml")

VCD = """$scope module core $end
$scope module neuron_core $end
$var wire 1 ! clk_i $end
$var wire 8 a sum [7:0] $end
$scope module i_part $end
$var wire 8 a in [7:0] $end
$var wire 1 b own $end
$upscope $end
$upscope $end
$var wire 8 c probe [7:0] $end
$upscope $end
#0
b00000011 a
0b
b11111111 c
#1
1!
b00001100 a
1b
b00000000 c
#2
0!
bx a
""".splitlines()


def compare(*arguments):
    return subprocess.run([sys.executable, HERE / "activity.py", "--tendril", TENDRIL, *arguments],
                          capture_output=True, text=True, check=False)


def cells(text, block):
    row = next(line for line in text.splitlines() if line.startswith(f"| {block} |"))
    return [cell.strip() for cell in row.split("|")[2:-1]]


class Moved(unittest.TestCase):
    def test_bits_count_in_the_block_nearest_to_the_top_and_neither_clocks_nor_probes(self):
        self.assertEqual(changes(VCD), {"core itself": 4 + 2, "core i_part": 1})


class Compared(unittest.TestCase):
    def test_a_chip_that_does_not_learn_moves_fewer_bits_a_synaptic_event(self):
        done = compare("--ticks", "96", CHIP, CHIP + ":learning.rule=none")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("proxy", done.stdout)
        bits, _, each, fewer, _, fewer_each, part = cells(done.stdout, "all")
        self.assertLess(int(fewer), int(bits))
        self.assertLess(float(fewer_each), float(each))
        self.assertAlmostEqual(float(part), float(fewer_each) / float(each), delta=0.01)
        self.assertEqual(cells(done.stdout, "core i_config")[-1], "1.00")

    def test_a_run_without_waves_of_the_rtl_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([TENDRIL, "run", CHIP, "--engine", "tlm", "--wave", "all", "--ticks", "8", "--out",
                            folder], check=True, capture_output=True)
            done = compare(folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("allowed: --engine cosim --wave all", done.stderr)

    def test_a_wrong_change_is_said_as_the_program_says_it(self):
        done = compare(CHIP + ":learning.rull=none")
        self.assertEqual(done.returncode, 1)
        self.assertIn('did you mean "rule"', done.stderr)


if __name__ == "__main__":
    TENDRIL = sys.argv.pop(1)
    unittest.main()

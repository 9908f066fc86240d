#!/usr/bin/env python3
"""Is a mutant judged as it should: killed by who sees it, equivalent only by proof, and never asked twice?

mutate_test.py HUB_ICARUS_TEST     the program, of whose stimulus mutants of the hub are judged
"""
import io
import json
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import judges
import mutate
from synthesis import run

RTL = judges.ROOT / "rtl"
PINS = Path()


def changed(file, before, after):
    """A mutant of the first line that has `before`."""
    for number, line in enumerate((RTL / file).read_text().splitlines(), 1):
        if before in line:
            return file, number, "operand", line, line.replace(before, after, 1)
    raise AssertionError(f"{file} has no {before}")


class Judged(unittest.TestCase):
    def judge(self, *change):
        mutant = changed(*change)
        with tempfile.TemporaryDirectory() as temp:
            return mutate.judge(mutant, "seconds", SimpleNamespace(rtl=RTL, pins=PINS), Path(temp))

    def test_a_fault_in_a_hub_is_seen_in_icarus(self):
        what, stage, said = self.judge("bus/hub_join.v", "if (up_o) joined_q", "if (!up_o) joined_q")
        self.assertEqual((what, stage), ("killed", "pins"))
        self.assertRegex(said, "hub-1 line [0-9]+: expected")

    def test_a_wrong_reset_value_is_seen_in_icarus(self):
        self.assertEqual(self.judge("bus/hub_config.v", "keep_own_q <= 1'b1", "keep_own_q <= 1'b0")[:2],
                         ("killed", "pins"))

    def test_what_is_the_same_for_all_inputs_is_proven_equivalent(self):
        self.assertEqual(self.judge("bus/hub_join.v", "go_i && !joined_q", "!joined_q && go_i")[0],
                         "equivalent")

    def test_what_does_not_compile_is_no_mutant(self):
        self.assertEqual(self.judge("bus/hub_join.v", "go_i && !joined_q", "go_i &&& !joined_q")[0],
                         "stillborn")

    def test_a_fault_is_never_proven_equal(self):
        for change in (("bus/hub.v", "(valid_q & ~pop) | load", "(valid_q) | load"),
                       ("bus/link.v", "arrive && !pop", "arrive"),
                       ("bus/hub_config.v", "depth_q    <= 2", "depth_q    <= 3")):
            with tempfile.TemporaryDirectory() as temp:
                mutant = changed(*change)
                judges.plant(RTL, Path(temp), mutant)
                block = Path(mutant[0]).stem
                self.assertFalse(judges.equal(RTL, Path(temp), mutant[0], mutate.sizes()[block]), change)


class Kept(unittest.TestCase):
    def test_verdicts_are_kept_for_this_rtl_alone(self):
        mutant = changed("bus/hub_join.v", "go_i", "1'b1")
        with tempfile.TemporaryDirectory() as temp:
            file = Path(temp) / "results"
            mutate.Results(file, RTL).put(mutant, ("left", "seconds", ""))
            self.assertEqual(mutate.Results(file, RTL).get(mutant), ("left", "seconds", ""))
            other = json.loads(file.read_text()) | {"rtl": "another"}
            file.write_text(json.dumps(other) + "\n")
            self.assertIsNone(mutate.Results(file, RTL).get(mutant))

    def test_what_is_left_goes_to_the_levels_behind(self):
        left = "left", "seconds", ""
        self.assertEqual([mutate.is_due(left, level) for level in mutate.LEVELS], [False, True, True, True])
        self.assertFalse(mutate.is_due(("killed", "pins", "…"), "chip"))
        self.assertTrue(mutate.is_due(None, "seconds"))


class Reported(unittest.TestCase):
    def fails(self, killed, left, argued):
        options = SimpleNamespace(seed=1, goal=95, regress="there")
        mutant = ("a.v", 1, "operand", "no such line", "nor this")
        judged = [(mutant, ("killed", "pins", ""))] * killed + [(mutant, ("left", "chip", ""))] * left
        with mock.patch.object(mutate, "arguments", lambda: argued), redirect_stdout(io.StringIO()):
            return bool(mutate.report(judged, options))

    def test_too_few_killed_or_a_survivor_without_an_argument_fails(self):
        argued = {("a.v", "no such line", "nor this"): "it is none"}
        self.assertTrue(self.fails(99, 1, {}))
        self.assertFalse(self.fails(99, 1, argued))
        self.assertFalse(self.fails(20, 0, {}))
        self.assertTrue(self.fails(90, 10, argued))
        self.assertTrue(self.fails(0, 0, {}))

    def test_every_argument_is_about_a_line_that_is_there(self):
        for file, before, _ in mutate.arguments():
            self.assertIn(before, {line.strip() for line in (RTL / file).read_text().splitlines()})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        PINS = Path(kept)
        run([sys.argv.pop(1)], env={"TENDRIL_KEEP_PINS": kept})
        unittest.main()

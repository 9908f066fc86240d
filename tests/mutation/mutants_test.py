#!/usr/bin/env python3
"""Each operator of mutation changes what it should, and nothing else."""
import unittest

from mutants import OPERATORS, draw, mutate, places


def changes(line, operator):
    return {mutate(line, place) for place in places(line) if place[0] == operator}


class Operators(unittest.TestCase):
    def test_a_comparison_becomes_its_neighbours(self):
        self.assertEqual(changes("  assign a = b > c;", "comparison"),
                         {"  assign a = b >= c;", "  assign a = b <= c;"})
        self.assertEqual(changes("  assign a = b == c;", "comparison"), {"  assign a = b != c;"})

    def test_an_assignment_and_a_shift_are_no_comparison(self):
        self.assertEqual(changes("  a_q <= b << 2;", "comparison"), set())
        self.assertEqual(changes("  a_q <= b >>> c;", "comparison"), set())

    def test_a_constant_becomes_another_of_its_width(self):
        self.assertEqual(changes("  assign a = 2'd3;", "constant"),
                         {"  assign a = 2'd0;", "  assign a = 2'd2;"})

    def test_an_operand_changes_its_operator(self):
        self.assertEqual(changes("  assign a = b + c && d;", "operand"),
                         {"  assign a = b - c && d;", "  assign a = b + c || d;"})

    def test_a_condition_is_denied(self):
        self.assertEqual(changes("    if (a) b <= c;", "condition"), {"    if (!a) b <= c;"})
        self.assertEqual(changes("  assign a = b ? c : d;", "condition"), {"  assign a = !b ? c : d;"})

    def test_an_enable_is_left_out(self):
        self.assertEqual(changes("  assign a = read_i && b;", "enable"), {"  assign a = b;"})

    def test_a_reset_never_comes(self):
        self.assertEqual(changes("    if (!rst_ni) begin", "reset"), {"    if (1'b0) begin"})
        self.assertEqual(changes("    if (!rst_ni) begin", "condition"), set())

    def test_comments_and_declarations_stay(self):
        for line in ("  // a == b", "  input  wire [3:0] a_i,  // a > b", "  localparam A = 2'd1;",
                     "  wire [B - 1:0] a;"):
            self.assertEqual(list(places(line)), [], line)

    def test_a_draw_repeats_and_takes_every_operator(self):
        text = ("assign a = b == 2'd1 && c_i && d + e;\nif (!rst_ni) begin\nif (a) b <= c;\n") * 4
        one, same, other = draw({"a.v": text}, 18, 1), draw({"a.v": text}, 18, 1), draw({"a.v": text}, 18, 2)
        self.assertEqual(one, same)
        self.assertNotEqual(one, other)
        self.assertEqual({mutant[2] for mutant in one}, set(OPERATORS))
        self.assertEqual(len(set(one)), 18)


if __name__ == "__main__":
    unittest.main()

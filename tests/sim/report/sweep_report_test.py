"""The page of a sweep in headless Chromium, its numbers and marks held to the tables that it is made of.

sweep_report_test.py TENDRIL SOURCES
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from made_up_sweep import FIGURES, SEEDS, write_sweep
from page_in_browser import Page

TENDRIL, SOURCES = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
FOLDER = tempfile.TemporaryDirectory()


def made_up(name, grid, **options):
    return write_sweep(pathlib.Path(FOLDER.name, name), grid, **options)


def report(folder, **options):
    done = subprocess.run([TENDRIL, "report", folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Page(folder / "report.html", **options)


def table(folder):
    with open(folder / "points.csv", newline="") as file:
        return list(csv.DictReader(file))


class WholeGrid(unittest.TestCase):
    """All keys that charts ask for: 3 x 2 x 2 x 4 points."""

    GRID = {"topology.shortcuts": (0, 4, 8), "topology.alpha": (1, 2), "topology.fifo_depth": (1, 2),
            "traffic.load": (0.01, 0.02, 0.03, 0.06)}

    @classmethod
    def setUpClass(cls):
        cls.folder = made_up("grid", cls.GRID)
        cls.page = report(cls.folder, screenshot=pathlib.Path(FOLDER.name, "grid.png"))
        cls.rows = table(cls.folder)

    def at_load(self, chart):
        load = float(next(a for a in self.page.attributes if a.get("id") == chart)["data-load"])
        self.assertIn(load, self.GRID["traffic.load"])
        return [row for row in self.rows if float(row["traffic.load"]) == load]

    def marked(self, chart):
        return sorted(int(a["data-point"]) for _, a in self.page.marks[chart] if "data-point" in a)

    def test_the_console_is_silent_and_nothing_comes_from_outside(self):
        self.assertEqual(self.page.console, [])
        self.assertNotRegex((self.folder / "report.html").read_text(), r"<(script|link|img)[^>]*(src|href)=")

    def test_every_number_of_the_tables_is_in_the_data(self):
        self.assertEqual(len(self.page.data["points"]), len(self.rows))
        for point, row in zip(self.page.data["points"], self.rows):
            self.assertEqual((point["point"], point["status"], point["note"]),
                             (int(row["point"]), row["status"], row["note"]))
            self.assertEqual(point["keys"], {key: float(row[key]) for key in self.GRID})
            for figure in FIGURES:
                if row[f"{figure}_mean"]:
                    self.assertEqual(point["figures"][figure],
                                     [float(row[f"{figure}_mean"]), float(row[f"{figure}_ci95"])])
                else:
                    self.assertNotIn(figure, point["figures"])

    def test_latency_against_load_has_p50_and_p99_of_every_point(self):
        everything = sorted(2 * list(range(48)))
        self.assertEqual(self.marked("latency_load"), everything)
        hollow = [a for _, a in self.page.marks["latency_load"] if a["fill"] == "#fff"]
        self.assertEqual(len(hollow), 2 * sum(row["status"] == "saturated" for row in self.rows))
        self.assertGreater(len(hollow), 0)

    def test_accepted_against_offered_has_every_point_where_its_numbers_say(self):
        self.assertEqual(self.marked("accepted"), list(range(48)))
        places = {int(a["data-point"]): (float(a["cx"]), float(a["cy"]))
                  for _, a in self.page.marks["accepted"]}
        first, last = self.rows[0], self.rows[47]
        offered = [float(row["offered_mean"]) for row in (first, last)]
        self.assertAlmostEqual(places[0][0] / places[47][0], offered[0] / offered[1], places=4)
        up = {place[1] for place in places.values()}
        highest = max(range(48), key=lambda i: float(self.rows[i]["accepted_mean"]))
        self.assertEqual(min(up), places[highest][1])

    def test_saturation_against_wire_has_every_configuration_and_the_pareto_front(self):
        best = {}
        for row in self.rows:
            key = tuple(row[k] for k in self.GRID if k != "traffic.load")
            point = (float(row["wire_pitches_mean"]), float(row["accepted_mean"]))
            if key not in best or point[1] > best[key][1]:
                best[key] = point
        front = {a for a in best.values() if not any(b[0] <= a[0] and b[1] >= a[1] and b != a
                                                     for b in best.values())}
        marks = self.page.marks["saturation"]
        self.assertEqual(len(marks), len(best))
        self.assertEqual(sum("on-front" in a["class"].split() for _, a in marks), len(front))
        self.assertLess(1, len(front))
        self.assertLess(len(front), len(best))

    def test_charts_at_one_load_have_the_points_of_that_load(self):
        for chart in ("budget", "fifo", "tables"):
            self.assertEqual(self.marked(chart), [int(row["point"]) for row in self.at_load(chart)])

    def test_the_shape_of_the_fabric_has_each_value_once(self):
        for figure in ("omega", "clustering", "path_length"):
            values = {(row["topology.shortcuts"], row["topology.alpha"], row[f"{figure}_mean"])
                      for row in self.rows}
            self.assertEqual(self.page.count(figure), len(values), figure)

    def test_the_table_has_a_row_for_every_point(self):
        rows = [a for a in self.page.attributes if "row" in a.get("class", "").split()]
        self.assertEqual([int(a["data-point"]) for a in rows], list(range(48)))

    def test_the_latencies_of_a_point_are_those_of_all_its_seeds(self):
        shown = next(a for a in self.page.attributes if a.get("class") == "row chosen")["data-point"]
        drawn = self.page.data["distributions"][shown]
        number = int(shown)
        total = sum((number + seed) * (number + 2) for seed in SEEDS)
        self.assertEqual(sum(count for _, count in drawn["counts"]), total)
        self.assertEqual(self.page.count("distribution"), len(drawn["counts"]))
        self.assertEqual(len(self.page.data["distributions"]), 48)

    def test_a_column_sorts_a_row_chooses_its_point_a_filter_and_a_legend_take_points_away(self):
        page = report(self.folder, then="""
            [...document.querySelectorAll('th button')].find(b => b.textContent === 'accepted').click();
            document.body.dataset.order = [...document.querySelectorAll('tr.row')].map(r => r.dataset.point);
            document.querySelectorAll('tr.row')[47].click();
            document.body.dataset.chosen = document.querySelector('tr.row.chosen').dataset.point;
            const alpha = document.querySelectorAll('#choices select')[2];
            alpha.value = 1;
            alpha.dispatchEvent(new Event('change'));
            document.querySelector('#choices .legend button').click();""")
        self.assertEqual(page.console, [])
        body = next(a for a in page.attributes if "data-order" in a)
        order = [int(n) for n in body["data-order"].split(",")]
        accepted = [float(self.rows[n]["accepted_mean"]) for n in order]
        self.assertEqual(accepted, sorted(accepted))
        self.assertNotEqual(order, list(range(48)))
        self.assertEqual(body["data-chosen"], str(order[47]))
        left = [int(row["point"]) for row in self.rows
                if row["topology.alpha"] == "1" and row["topology.shortcuts"] != "0"]
        self.assertEqual(sorted(int(a["data-point"]) for _, a in page.marks["accepted"]), left)


class FewerKeys(unittest.TestCase):
    def test_charts_without_their_key_are_left_out_with_the_reason(self):
        page = report(made_up("loads", {"traffic.kind": ("uniform", "local"),
                                            "traffic.load": (0.01, 0.02, 0.06)}, store=False))
        self.assertEqual(page.console, [])
        self.assertEqual(page.count("latency_load"), 12)
        self.assertEqual(page.count("saturation"), 2)
        self.assertIn("no budget of shortcuts differs", page.left_out("budget"))
        self.assertIn("no budget of shortcuts differs", page.left_out("structure"))
        self.assertIn("no depth of the FIFOs differs", page.left_out("fifo"))
        self.assertIn("tables of the same size", page.left_out("tables"))
        self.assertIn("no sweep.sqlite", page.left_out("distribution"))

    def test_what_a_search_found_is_drawn_as_saturation(self):
        page = report(made_up("search", {"topology.shortcuts": (0, 4, 8), "traffic.load": (0.0213,)},
                                  searched="traffic.load"))
        self.assertEqual(page.console, [])
        self.assertEqual(page.data["searched"], "traffic.load")
        self.assertEqual(page.count("saturation"), 3)

    def test_a_sweep_without_loads_says_so(self):
        page = report(made_up("alphas", {"topology.alpha": (1, 2)}))
        self.assertEqual(page.console, [])
        self.assertIn("no load differs", page.left_out("latency_load"))
        self.assertIn("no load differs", page.left_out("saturation"))
        self.assertEqual(page.count("accepted"), 2)


class Refused(unittest.TestCase):
    def refused(self, change, *words):
        name = f"bad{len(list(pathlib.Path(FOLDER.name).iterdir()))}"
        folder = made_up(name, {"topology.alpha": (1, 2)})
        path = folder / "points.csv"
        path.write_text(change(path.read_text()))
        done = subprocess.run([TENDRIL, "report", folder, *words], capture_output=True, text=True)
        self.assertFalse((folder / "report.html").exists())
        return done.returncode, done.stderr.replace(str(path), "points.csv")

    def test_a_damaged_table_is_refused_with_its_place(self):
        self.assertEqual(self.refused(lambda t: t[:-1])[0], 2)
        self.assertIn("truncated", self.refused(lambda t: t[:-1])[1])
        code, text = self.refused(lambda t: t.replace("\n1,2,tlm,", "\n1,2,tlm,2,", 1))
        self.assertEqual(code, 2)
        self.assertRegex(text, r"^points.csv:3:1: a row of \d+ cells; \d+ as the head has")
        code, text = self.refused(lambda t: t.replace("status", "stats", 1))
        self.assertEqual((code, text), (2, "points.csv:1:1: there is no column \"status\"; did you mean "
                                           "\"stats\"?\n"))

    def test_neurons_of_a_sweep_are_refused(self):
        code, text = self.refused(lambda t: t, "--neuron", "0.1")
        self.assertEqual(code, 2)
        self.assertIn("a sweep has no neurons and ticks to choose", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

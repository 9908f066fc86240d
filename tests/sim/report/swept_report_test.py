"""The page that tendril sweep leaves: commands that make its points again, and fabrics on the floorplan.

swept_report_test.py TENDRIL SOURCES
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from page_in_browser import Page

TENDRIL, SOURCES = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
FOLDER = tempfile.TemporaryDirectory()


class Swept(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.file = pathlib.Path(FOLDER.name, "sweep.toml")
        cls.file.write_text(f"""# Which?
format = "tendril-sweep 1"
chip = "{SOURCES.resolve()}/configs/chips/smallworld-16.toml"
seeds = [1, 2]
[method]
warmup = 100
measure = 500
[set]
topology.family = "tree+kleinberg"
traffic.kind = "uniform"
traffic.fan_out = 4
[grid]
topology.shortcuts = [0, 2]
traffic.load = [0.01, 0.2]
""")
        cls.folder = pathlib.Path(FOLDER.name, "real")
        cls.sweep("real")
        cls.page = Page(cls.folder / "report.html")

    @classmethod
    def sweep(cls, name, *more):
        done = subprocess.run([TENDRIL, "sweep", cls.file, "--out", pathlib.Path(FOLDER.name, name),
                               "--set", "method.measure=600", *more], capture_output=True, text=True)
        assert done.returncode == 0 and "no report" not in done.stderr, done.stdout + done.stderr

    def reproduced(self, command, folder):
        """Runs the command of a page. @return its manifest and statistics"""
        out = pathlib.Path(FOLDER.name, folder)
        out.mkdir()
        done = subprocess.run(["bash", "-c", f"tendril() {{ {TENDRIL} \"$@\"; }}; {command} --out run"],
                              cwd=out, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads((out / "run" / name).read_text()) for name in ("manifest.json", "stats.json")]

    def test_it_ends_with_its_page_and_a_command_of_it_makes_the_row_again(self):
        self.assertEqual(self.page.console, [])
        self.assertEqual({file.name for file in self.folder.iterdir()} - {"sweep.sqlite.lock"},
                         {"results.csv", "points.csv", "columns.csv", "sweep.sqlite", "report.html"})
        point = self.page.data["points"][3]
        manifest, stats = self.reproduced(point["command"], "again")
        with open(self.folder / "results.csv", newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["point"] == "3")
        self.assertEqual(manifest["config_hash"], row["config_hash"])
        self.assertEqual(stats["traffic"]["latency"]["p99"], float(row["latency_p99_cycles"]))

    def test_a_point_of_a_search_is_made_again_with_what_was_found(self):
        text = self.file.read_text()
        self.file.write_text(text + '[search]\nkey = "traffic.load"\ntolerance = 0.3\n')
        self.sweep("searched")
        self.file.write_text(text)
        html = pathlib.Path(FOLDER.name, "searched", "report.html").read_text()
        data = json.loads(html.split('type="application/json">\n')[1].split("\n</script>")[0])
        # The sweep file is what it was before: no point of it is that which ran.
        subprocess.run([TENDRIL, "report", pathlib.Path(FOLDER.name, "searched")], check=True,
                       capture_output=True)
        changed = Page(pathlib.Path(FOLDER.name, "searched", "report.html"))
        self.assertIn("the sweep file has changed", changed.left_out("floorplan"))
        self.assertFalse(any("command" in point for point in changed.data["points"]))
        self.assertEqual(len(data["points"]), 2)
        self.file.write_text(text + '[search]\nkey = "traffic.load"\ntolerance = 0.3\n')
        manifest, _ = self.reproduced(data["points"][1]["command"], "found")
        self.file.write_text(text)
        with open(pathlib.Path(FOLDER.name, "searched", "results.csv"), newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["point"] == "1")
        self.assertEqual(manifest["config_hash"], row["config_hash"])

    def test_points_that_failed_or_did_not_drain_are_in_it_too(self):
        text = self.file.read_text()
        self.file.write_text(text.replace("traffic.fan_out = 4\n", "").replace(
            "[grid]", "[grid]\ntraffic.fan_out = [4, 99]"))
        out = pathlib.Path(FOLDER.name, "failed")
        done = subprocess.run([TENDRIL, "sweep", self.file, "--out", out, "--set", "method.drain=30"],
                              capture_output=True, text=True)
        self.file.write_text(text)
        self.assertEqual(done.returncode, 1)
        page = Page(out / "report.html")
        self.assertEqual(page.console, [])
        self.assertEqual({point["status"] for point in page.data["points"]}, {"ok", "not_drained", "failed"})
        rows = [a for a in page.attributes if "row" in a.get("class", "").split()]
        self.assertEqual(len(rows), 8)
        self.assertTrue(all(point["command"] for point in page.data["points"]))
        self.assertEqual(page.count("accepted"), sum("accepted" in p["figures"] for p in page.data["points"]))

    def test_the_floorplan_has_its_marks_and_links_carry_what_hubs_counted(self):
        chosen = next(a for a in self.page.attributes if a.get("class") == "row chosen")["data-point"]
        self.assertEqual(set(self.page.data["floorplans"]), {"0", "1", "2", "3"})
        self.assertEqual(len(self.page.data["fabrics"]), 2)
        for loads in self.page.data["floorplans"].values():
            fabric = self.page.data["fabrics"][loads["fabric"]]
            entered = dict.fromkeys((hub[0] for hub in fabric["hubs"]), 0)
            for link, (up, down) in zip(fabric["links"], loads["links"]):
                below, above = link["name"].split(" – ")
                entered[above] += up
                entered[below] = entered.get(below, 0) + down
            self.assertEqual([entered[hub[0]] for hub in fabric["hubs"]], [hub[0] for hub in loads["hubs"]])
        fabric = self.page.data["fabrics"][self.page.data["floorplans"][chosen]["fabric"]]
        self.assertEqual(self.page.count("floorplan"),
                         sum(len(fabric[part]) for part in ("cores", "hubs", "links")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

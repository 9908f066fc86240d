"""Pages of runs in headless Chromium: marks counted against the files of the run, nothing on the console.

run_report_test.py TENDRIL SOURCES
"""
import collections
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from page_in_browser import Page

TENDRIL, SOURCES = sys.argv[1], pathlib.Path(sys.argv[2])
FOLDER = tempfile.TemporaryDirectory()


def tendril(*words, environment=None):
    return subprocess.run([TENDRIL, *map(str, words)], capture_output=True, text=True, cwd=SOURCES,
                          env=environment)


def make(name, chip, *options):
    """A run and its page. @return its folder"""
    folder = pathlib.Path(FOLDER.name, name)
    for words in (["run", chip, "--out", folder, *options], ["report", folder]):
        done = tendril(*words)
        assert done.returncode == 0, done.stderr
    return folder


def rows(folder, name):
    """Rows of numbers of a table without its head; "-" is None."""
    with open(folder / name) as file:
        text = file.read().splitlines()[1:]
    return [[None if v == "-" else int(v) for v in re.split("[ ,]", line)] for line in text]


class OfNeurons(unittest.TestCase):
    """60 ticks of 16 cores with everything recorded."""

    @classmethod
    def setUpClass(cls):
        cls.folder = make("neurons", "configs/chips/smallworld-16.toml", "--ticks", 60, "--engine", "tlm",
                          "--record", "deliveries")
        cls.page = Page(cls.folder / "report.html", screenshot=pathlib.Path(FOLDER.name, "neurons.png"))
        cls.stats = json.loads((cls.folder / "stats.json").read_text())
        cls.spikes = rows(cls.folder, "spikes.aer")

    def test_the_console_is_silent_and_nothing_comes_from_outside(self):
        self.assertEqual(self.page.console, [])
        text = (self.folder / "report.html").read_text()
        self.assertNotRegex(text, r"<(script|link|img)[^>]*(src|href)=")
        self.assertNotIn("@import", text)

    def test_every_spike_is_a_mark_and_every_bin_a_bar_as_high_as_its_count(self):
        self.assertEqual(self.page.count("spikes", "rect"), len(self.spikes))
        counts = collections.Counter(tick for tick, *_ in self.spikes)
        bars = [float(a["height"]) for _, a in self.page.marks["rate"]]
        self.assertEqual(len(bars), 60)
        highest = max(range(60), key=lambda tick: counts[tick])
        for tick, height in enumerate(bars):
            self.assertAlmostEqual(height / bars[highest], counts[tick] / counts[highest], places=4)

    def test_curves_of_three_neurons_have_a_point_a_tick_and_a_dot_a_spike(self):
        neurons = self.page.data["charts"]["neurons"]["neurons"]
        self.assertEqual(len(neurons), 3)
        spiked = sum([c, n] == [one["core"], one["neuron"]] for _, _, c, n in self.spikes for one in neurons)
        self.assertGreater(spiked, 3)
        self.assertEqual(self.page.count("v", "circle"), spiked)
        for chart, curves in (("v", 6), ("s", 3)):
            paths = [a["d"] for tag, a in self.page.marks[chart] if tag == "path"]
            self.assertEqual([len(re.findall("[MH]", d)) for d in paths], [60] * curves)

    def test_v_is_that_of_tendril_why(self):
        one = self.page.data["charts"]["neurons"]["neurons"][0]
        why = json.loads(tendril("why", self.folder, f"core={one['core']}", f"neuron={one['neuron']}",
                                 "tick=59", "--json").stdout)
        said = {row["tick"]: [row["tick"], row["v"], row["s"], int(row["spiked"])] for row in why["ticks"]}
        self.assertGreater(len(said), 1)
        self.assertEqual([[*t[:3], t[4]] for t in one["ticks"] if t[0] in said],
                         [said[tick] for tick in sorted(said)])

    def test_ticks_cores_and_hubs_have_their_marks(self):
        self.assertEqual(self.page.count("tick_length"), len(rows(self.folder, "ticks.csv")))
        self.assertEqual(self.page.count("core_cycles"), 2 * 16)
        self.assertEqual(self.page.count("hubs"), 2 * 5)
        work, wait = (float(a["height"]) for _, a in self.page.marks["core_cycles"][:2])
        share = self.stats["cores"][0]["barrier_wait_cycles"] / self.stats["cycles"]
        self.assertAlmostEqual(wait / (work + wait), share, places=4)

    def test_the_cycles_of_all_deliveries_are_there(self):
        chart = self.page.data["charts"]["delivery_cycles"]
        of_cores = [d for d in rows(self.folder, "deliveries.aer") if d[4] < 16]
        self.assertEqual(sum(row[1] for row in chart["rows"]), len(of_cores))
        self.assertEqual(chart["of_hosts"], self.stats["arrived"] - len(of_cores))
        self.assertEqual(self.page.count("delivery_cycles"), 4 * len(chart["rows"]))
        ends = {tick: last for tick, _, last, *_ in rows(self.folder, "ticks.csv")}
        self.assertEqual(sum(row[5] for row in chart["rows"]), sum(ends[d[0]] - d[1] for d in of_cores))

    def test_the_sums_of_link_hub_and_waiting_are_all_cycles_on_the_way(self):
        sent = collections.defaultdict(list)
        for _, cycle, core, neuron in self.spikes:
            sent[core, neuron].append(cycle)
        arrived = collections.Counter()
        total = 0
        for _, cycle, core, _, source, neuron in rows(self.folder, "deliveries.aer"):
            if source < 16:
                total += cycle - sent[source, neuron][arrived[core, source, neuron]]
                arrived[core, source, neuron] += 1
        chart = self.page.data["charts"]["delivery_cycles"]["rows"]
        self.assertEqual(sum(sum(row[2:5]) for row in chart), total)
        self.assertGreater(sum(row[4] for row in chart), 0)

    def test_a_legend_switches_a_series_off(self):
        page = Page(self.folder / "report.html",
                    then="document.querySelector('#core_cycles .legend button').click()")
        self.assertEqual(page.console, [])
        self.assertEqual(page.count("core_cycles"), 16)

    def test_the_screenshot_is_not_empty(self):
        self.assertGreater(pathlib.Path(FOLDER.name, "neurons.png").stat().st_size, 50000)


class Floorplan(unittest.TestCase):
    def check(self, folder, page):
        """Spikes that enter a hub over its links, as drawn, are those that the hub counted."""
        chart = page.data["charts"]["floorplan"]
        stats = json.loads((folder / "stats.json").read_text())
        self.assertEqual(page.count("floorplan", "circle"), len(stats["hubs"]))
        self.assertEqual(page.count("floorplan", "path"), len(chart["links"]))
        self.assertEqual(page.count("floorplan", "rect"), len(stats["cores"]))
        self.assertTrue(chart["links_known"])
        entered = collections.Counter()
        for link in chart["links"]:
            down, up = link["name"].split(" – ")
            entered[up] += link["spikes_up"]
            entered[down] += link["spikes_down"]
        for hub in stats["hubs"]:
            self.assertEqual(entered[hub["hub"]], hub["spikes_moved"], hub["hub"])
        for core in stats["cores"]:
            self.assertEqual(entered[f"core {core['core']}"], core["arrived"], core["core"])

    def test_of_neurons(self):
        self.check(OfNeurons.folder, OfNeurons.page)

    def test_of_traffic(self):
        self.check(OfTraffic.folder, OfTraffic.page)


    def test_a_run_that_was_cut_off_does_not_say_what_links_carried(self):
        folder = make("cut", "configs/chips/smallworld-16.toml", "--ticks", 60, "--engine", "rtl",
                      "--cycles", 2000)
        data = json.loads(re.search(r'type="application/json">\n(.*)\n</script>',
                                    (folder / "report.html").read_text()).group(1))
        self.assertFalse(data["charts"]["floorplan"]["links_known"])
        self.assertEqual({link["spikes_up"] for link in data["charts"]["floorplan"]["links"]}, {0})


class OfTraffic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = make("traffic", "configs/chips/traffic-64.toml", "--cycles", 4000)
        cls.page = Page(cls.folder / "report.html")

    def test_the_console_is_silent(self):
        self.assertEqual(self.page.console, [])

    def test_every_latency_is_a_bar_as_high_as_its_count(self):
        histogram = json.loads((self.folder / "stats.json").read_text())["traffic"]["latency"]["histogram"]
        bars = [float(a["height"]) for _, a in self.page.marks["latency"]]
        self.assertEqual(len(bars), len(histogram))
        most = max(count for _, count in histogram)
        for height, (_, count) in zip(bars, histogram):
            self.assertTrue(math.isclose(height, max(bars) * count / most, abs_tol=0.01))

    def test_what_it_has_no_data_for_is_left_out_with_the_reason(self):
        self.assertIn("have no neurons", self.page.left_out("neurons"))
        self.assertIn("--record deliveries", self.page.left_out("delivery_cycles"))
        self.assertIn("one tick", self.page.left_out("tick_length"))
        self.assertEqual(self.page.left_out("latency"), "")


class Command(unittest.TestCase):
    def refused(self, *words, environment=None):
        done = tendril("report", *words, environment=environment)
        return f"{done.returncode} {done.stderr}"

    def test_without_the_charting_library_it_names_the_package(self):
        text = self.refused(OfTraffic.folder, environment={"TENDRIL_D3": "/nowhere/d3.min.js"})
        self.assertRegex(text, r"^4 /nowhere/d3.min.js: the charting library .*libjs-d3")
        text = self.refused(OfTraffic.folder, environment={"TENDRIL_D3": TENDRIL})
        self.assertRegex(text, r"^4 .*: is not d3 version 3")

    def test_what_is_absent_is_refused_with_what_there_is(self):
        self.assertRegex(self.refused(SOURCES), "^2 .*is not a run folder")
        folder = OfNeurons.folder
        self.assertEqual(self.refused(folder, "--neuron", "16.0"),
                         "2 tendril report --neuron: there is no core 16; 0 to 15\n")
        self.assertEqual(self.refused(folder, "--neuron", "0.64"),
                         "2 tendril report --neuron: there is no neuron 64; 0 to 63\n")
        self.assertEqual(self.refused(folder, "--neuron", "3"),
                         "2 tendril report --neuron: \"3\" is no neuron; CORE.NEURON, as in 3.17\n")
        self.assertEqual(self.refused(folder, "--ticks", "50:60"),
                         "2 tendril report --ticks: there are no ticks 50 to 60; 0 to 59\n")
        self.assertEqual(self.refused(folder, "--ticks", "9"),
                         "2 tendril report --ticks: \"9\" is no window; FROM:TO in ticks, both ends "
                         "included\n")

    def test_spikes_that_are_not_of_the_chip_exit_1(self):
        folder = make("other", "configs/chips/smallworld-16.toml", "--ticks", 40, "--engine", "functional")
        other = make("seed2", "configs/chips/smallworld-16.toml", "--ticks", 40, "--engine", "functional",
                     "--seed", 2)
        (folder / "spikes.aer").write_text((other / "spikes.aer").read_text())
        self.assertRegex(self.refused(folder), "^1 .*not a run of its chip.toml")

    def test_neurons_and_ticks_can_be_chosen(self):
        done = tendril("report", OfNeurons.folder, "--neuron", "3.17", "--ticks", "10:29")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = (OfNeurons.folder / "report.html").read_text()
        data = json.loads(re.search(r'type="application/json">\n(.*)\n</script>', text).group(1))
        (one,) = data["charts"]["neurons"]["neurons"]
        self.assertEqual((one["core"], one["neuron"]), (3, 17))
        self.assertEqual([t[0] for t in one["ticks"]], list(range(10, 30)))


if __name__ == "__main__":
    for case in (OfNeurons, OfTraffic):
        case.setUpClass()
        case.setUpClass = classmethod(lambda cls: None)
    unittest.main(argv=sys.argv[:1])

"""Clustering, path length, omega, Rent exponent: ours against networkx, on the topology file we write."""
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import unittest

import networkx

TENDRIL = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[3]
CHIPS = {  # what stands there, and the settings that make it of the chip
    "tree": "",
    "tree with shortcuts": "topology.family=tree+kleinberg topology.shortcuts=16",
    "mesh": "topology.family=mesh",
    "buses below a mesh": "topology.family=tree+mesh",
    "ring": "topology.family=ring",
    "watts_strogatz": "topology.family=watts_strogatz topology.rewire=0.1",
    "random_regular": "topology.family=random_regular topology.degree=4",
}


def topology_of(*settings):
    """The figures of tendril topology, and the rows of the file it writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "t.topology"
        command = [TENDRIL, "topology", ROOT / "configs/chips/traffic-64.toml", "--json", "--write", path]
        for setting in ("topology.laterals=[]", "topology.levels=3", "topology.radix=4", *settings):
            command += ["--set", setting]
        run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        return json.loads(run.stdout), [line.split() for line in path.read_text().splitlines()[1:]]


def graph_of(rows):
    """Hubs; a bus is a clique of its hub and the hubs below it, a lateral an edge."""
    graph = networkx.Graph()
    below = {}
    for row in rows:
        if row[0] == "hub":
            graph.add_node(row[1])
        if row[0] == "link":
            below.setdefault(row[2], []).append(row[1])
        if row[0] == "lateral":
            graph.add_edge(row[1], row[2])
    for hub, children in below.items():
        graph.add_edges_from(itertools.combinations([hub, *children], 2))
    return graph


def wires_of(rows):
    """Cores and hubs and every link, and by hub the cores below it."""
    wires = networkx.MultiGraph()
    cores = {}
    parent = {row[1]: row[2] for row in rows if row[0] == "link"}
    for row in rows:
        if row[0] == "core":
            wires.add_edge("core" + row[1], row[2])
            hub = row[2]
            while hub:
                cores.setdefault(hub, set()).add(int(row[1]))
                hub = parent.get(hub)
        if row[0] in ("link", "lateral"):
            wires.add_edge(row[1], row[2])
    return wires, cores


def rent(rows):
    wires, below = wires_of(rows)
    count = sum(name.startswith("core") for name in wires)
    points = []
    size = 1
    while size * 4 <= count:
        cuts = 0
        for first in range(0, count, size):
            block = set(range(first, first + size))
            inside = {f"core{core}" for core in block} | {hub for hub, c in below.items() if c <= block}
            cuts += networkx.cut_size(wires, inside)
        if cuts:
            points.append((math.log(size), math.log(cuts / (count / size))))
        size *= 4
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def omega(graph):
    """L of degree-preserving random graphs by networkx; C of the ring lattice by its formula."""
    path = networkx.average_shortest_path_length(graph)
    references = [networkx.random_reference(graph, niter=2, seed=seed) for seed in range(2)]
    random_path = sum(networkx.average_shortest_path_length(g) for g in references) / len(references)
    degree = 2 * graph.number_of_edges() / graph.number_of_nodes()
    if degree <= 2:
        return None
    lattice = 3 * (degree - 2) / (4 * (degree - 1))
    return random_path / path - clustering(graph) / lattice


def clustering(graph):
    counted = [c for node, c in networkx.clustering(graph).items() if graph.degree(node) >= 2]
    return sum(counted) / len(counted)


class Figures(unittest.TestCase):
    def test_they_are_those_of_networkx(self):
        for name, settings in CHIPS.items():
            with self.subTest(name):
                figures, rows = topology_of(*settings.split())
                graph = graph_of(rows)
                self.assertEqual(graph.number_of_nodes(), figures["hubs"])
                self.assertAlmostEqual(figures["clustering"], clustering(graph), places=9)
                self.assertAlmostEqual(figures["path_length"],
                                       networkx.average_shortest_path_length(graph), places=9)
                self.assertAlmostEqual(figures["rent"], rent(rows), places=9)
                expected = omega(graph)
                if expected is not None:
                    self.assertAlmostEqual(figures["omega"], expected, delta=0.1)

    def test_every_figure_says_what_it_is(self):
        figures, _ = topology_of()
        self.assertEqual(figures["labels"]["wire_pitches"], "analytic")
        self.assertEqual(figures["labels"]["omega"], "proxy")
        unlabelled = set(figures) - set(figures["labels"]) - {"format", "labels", "deadlock_free"}
        self.assertEqual(unlabelled, set())


if __name__ == "__main__":
    unittest.main()

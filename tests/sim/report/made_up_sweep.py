"""Tables of a sweep that never ran, in the columns of the format: a number has one place to come from."""
import csv
import hashlib
import itertools
import json
import sqlite3

FIGURES = ("offered accepted latency_p50_cycles latency_p99_cycles latency_max_cycles late overrun bit_hops "
           "bit_pitches wire_pitches table_bits clustering path_length omega rent").split()
SEEDS = (1, 2)


def figures(keys, seed):
    """A fabric that saturates at a load that grows with its shortcuts; every figure is its own number."""
    noise = int(hashlib.md5(repr((sorted(keys.items()), seed)).encode()).hexdigest(), 16) % 997 / 997
    shortcuts, load = keys.get("topology.shortcuts", 0), keys.get("traffic.load", 0.01)
    alpha, depth = keys.get("topology.alpha", 2), keys.get("topology.fifo_depth", 2)
    most = 0.02 + 0.002 * shortcuts + 0.004 * (depth > 1) + 0.001 * (alpha == 2)
    full = load > most
    p99 = (900 if full else 15) + 20 / depth + noise
    return full, dict(zip(FIGURES, (8 * load, 8 * min(load, most), 7 + noise, p99, 2 * p99, 0, 0,
                                    1e5 * load + 1000 * noise, 2e5 * load, 100 + 4 * shortcuts / alpha,
                                    6000 + 100 * shortcuts, 0.9 - 0.01 * shortcuts,
                                    2.2 - 0.02 * shortcuts / alpha, -0.7 + 0.03 * shortcuts, None)))


def cell(value):
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


def write_sweep(folder, grid, searched="", store=True):
    """@param folder is made @param grid {key: values} @return the folder"""
    folder.mkdir()
    keys = list(grid)
    results, points, stats = [], [], []
    for number, values in enumerate(itertools.product(*grid.values())):
        rows = []
        for seed in SEEDS:
            full, found = figures(dict(zip(keys, values)), seed)
            digest = hashlib.md5(repr(values).encode()).hexdigest()
            rows.append((full, found))
            results.append([number, seed, digest, "tlm", *values, "saturated" if full else "ok",
                            *found.values()])
            histogram = [[c, number + seed] for c in range(4, 4 + 3 * (number + 2), 3)]
            stats.append((digest, seed, json.dumps({"traffic": {"latency": {"histogram": histogram}}})))
        row = [number, len(SEEDS), "tlm", *values] + ([0.0005] if searched else [])
        row.append("saturated" if any(full for full, _ in rows) else "ok")
        for figure in FIGURES:
            one, two = (found[figure] for _, found in rows)
            row += [None, None] if one is None else [(one + two) / 2, 6.4 * abs(one - two)]
        points.append(row + ['SATURATED: accepted/offered = 0.5, "full"' if "saturated" in row else ""])
    heads = {"results": ["point", "seed", "config_hash", "engine", *keys, "status", *FIGURES],
             "points": ["point", "seeds", "engine", *keys] + ([searched + "_ci95"] if searched else []) +
             ["status"] + [f"{f}_{part}" for f in FIGURES for part in ("mean", "ci95")] + ["note"]}
    for table, rows in (("results", results), ("points", points)):
        with open(folder / f"{table}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(heads[table])
            writer.writerows([[cell(v) for v in row] for row in rows])
    if store:
        with sqlite3.connect(folder / "sweep.sqlite") as db:
            db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
            db.execute("CREATE TABLE runs (config_hash TEXT, seed INTEGER, stats TEXT)")
            db.executemany("INSERT INTO runs VALUES (?,?,?)", stats)
        db.close()
    return folder

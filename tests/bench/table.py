"""How fast is it? One table: figure, measured, at least, aim, and beside what.

    table.py BUILD_DIR

All but the speed-up of threads is CPU time. Beside a figure is, where there is one, a yardstick measured in
the same run: a plain loop over the same kind of network, rows of synapses and nothing else, a bare loop over
the same verilated blocks. Compare ratios; absolute figures move with the machine.
"""
import pathlib
import sys

from measure import bench, once, run, scaled


def functional(build):
    f = bench(build, "functional_bench")
    for size, loop, least, aim in (("1k", "1024", 25e6, 250e6), ("16k", "16384", 12e6, 130e6)):
        events = f[f"functional/xbar_{size}"]["events"]
        plain = events / f[f"plain_loop/{loop}"]["events"]
        rows = events / f[f"rows_alone/{loop}"]["events"]
        yield (f"functional, xbar-{size} busy, synaptic events/s", events, least, aim,
               f"{plain:.2f} of a plain loop's, {rows:.2f} of rows alone")
    ticks = f["functional/xbar_1k_idle"]["ticks"]
    yield ("functional, xbar-1k idle, ticks/s", ticks, 1e6, 10e6,
           f"{ticks / f['plain_loop/1024']['ticks']:.1f} times a plain loop's")


def tlm(build):
    for size, count, least, aim in (("1k", 10000, 5e6, 50e6), ("16k", 400, 1e6, 20e6)):
        result = run(build, f"xbar-{size}", "tlm", count)
        rates = result["rates"]
        yield (f"tlm, xbar-{size} busy, synaptic events/s", rates["synaptic_events"], least, aim,
               f"{rates['cycles'] / 1e3:.0f} kcycles/s")


def fabric(build):
    tree, near = (next(iter(bench(build, "fabric_bench", chip, cycles).values()))
                  for chip, cycles in (("traffic-64.toml", "20000"), ("traffic-256.toml", "4000")))
    yield ("tlm, fabric of 64 cores, 12 shortcuts, bus transactions/s", tree["transactions"], 1e6, 3e6,
           f"{scaled(tree['cycles'])} cycles/s")
    yield ("tlm, fabric of 256, 0.08 deliveries/core/cycle, cycles/s", near["cycles"], 50e3, 50e3,
           f"{scaled(near['deliveries'])} deliveries/s")


def cosim(build):
    busy = bench(build, "cosim_bench", "--benchmark_min_time=0.3", "xbar-1k", "200")
    seconds = {name: b["real_time"] for name, b in busy.items()}
    yield ("cosim, xbar-1k busy, cycles/s", busy["cosim"]["cycles"], 400e3, 1e6,
           f"{busy['bare_loop']['cycles'] / 1e3:.0f} k in a bare loop over the same blocks")
    yield ("cosim, xbar-1k busy, time over a bare loop's (at most)", seconds["cosim"] / seconds["bare_loop"],
           1.15, 1.05, f"{seconds['cosim_no_skip'] / seconds['bare_loop']:.2f} with --no-skip")
    quiet = {name: bench(build, "cosim_bench", "--benchmark_min_time=0.001", f"--benchmark_filter={name}/",
                         "quiet-256", ticks)[name]["cycles"]
             for name, ticks in (("cosim", "400"), ("cosim_no_skip", "10"))}
    yield ("cosim, 3 of 256 cores not quiet, times --no-skip's speed",
           quiet["cosim"] / quiet["cosim_no_skip"], 30, 50, f"{quiet['cosim'] / 1e3:.0f} k cycles/s")


def threads(build):
    for size, count in (("16k", 10000), ("1m", 300)):
        best = {}
        for n in ("1", "2") * 3:
            wall = run(build, f"xbar-{size}", "functional", count, "--threads", n)["wall"]
            best[n] = min(wall, best.get(n, wall))
        yield (f"functional, xbar-{size} busy, 2 threads, times one's speed", best["1"] / best["2"],
               None, None, "wall time: needs two idle processors")


def core(build):
    busy = bench(build, "core_bench", "--benchmark_filter=/256/256/16/224")["busy_core/256/256/16/224"]
    yield ("one verilated 256x256 core, busy, cycles/s", busy["cycles"], 2e6, 5e6,
           f"{busy['cycles_per_row']:.1f} cycles a row of synapses")


def memory(build):
    small = once(build, "xbar-16k", "functional", 1000, [])
    yield "functional, xbar-16k, peak MB (at most)", small["mb"], 100, 20, ""
    big = once(build, "xbar-1m", "functional", 100, [])
    yield ("functional, a million neurons, 100 ticks, peak MB (at most)", big["mb"], 24 * 1024, 24 * 1024,
           f"{big['cpu']:.0f} s of CPU with set-up")


def main(build):
    print(f"{'figure':60} {'measured':>9} {'at least':>9} {'aim':>9}")
    for group in (functional, tlm, fabric, core, cosim, memory, threads):
        for name, value, least, aim, note in group(build):
            least, aim = ("" if target is None else scaled(target) for target in (least, aim))
            print(f"{name:60} {scaled(value):>9} {least:>9} {aim:>9}  {note}", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

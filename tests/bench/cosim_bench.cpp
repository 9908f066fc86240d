// What SystemC and TLM cost, and what skipping saves: the co-simulation of a chip and a bare loop over the
// same verilated blocks, side by side.
//
//     cosim_bench [Google Benchmark's options] CHIP TICKS     a file of configs/chips without .toml
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <systemc>
#include <utility>

#include "sim/cycle_engine.h"
#include "tests/support/bare_chip.h"
#include "tests/support/sim_run.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Times the second half of a run of twice the ticks, since the chip is set up in both: `run` gives the
/// cycles of a run of so many ticks.
template <class Run>
void time_ticks(benchmark::State& state, std::int64_t ticks, Run run) {
    const auto timed = [&](std::int64_t count) {
        const double before = cpu_seconds();
        const std::int64_t cycles = run(count);
        return std::pair(cpu_seconds() - before, cycles);
    };
    std::int64_t cycles = 0;
    for (auto _ : state) {
        const auto half = timed(ticks);
        const auto whole = timed(2 * ticks);
        state.SetIterationTime(whole.first - half.first);
        cycles += whole.second - half.second;
    }
    state.counters["cycles"] = benchmark::Counter(static_cast<double>(cycles), benchmark::Counter::kIsRate);
}

void bare_loop(benchmark::State& state, const SimRun& run, std::int64_t ticks) {
    BareChip chip(run.plan);
    time_ticks(state, ticks, [&](std::int64_t count) {
        const auto stimulus = make_stimulus(run.spec, run.plan);
        chip.run(count, *stimulus);
        return chip.cycles();
    });
}

void cosim(benchmark::State& state, CycleEngine& engine, const SimRun& run, std::int64_t ticks, bool skip) {
    time_ticks(state, ticks, [&](std::int64_t count) {
        const auto stimulus = make_stimulus(run.spec, run.plan);
        engine.load(run.plan.initial);
        RunOrder order;
        order.ticks = count;
        order.skip = skip;
        return engine.run(order, *stimulus, {}).cycles;
    });
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    using namespace tendril;
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    benchmark::Initialize(&argc, argv);
    if (argc != 3) return std::fprintf(stderr, "cosim_bench CHIP TICKS\n"), 2;
    const SimRun run(argv[1] + std::string(".toml"));
    const std::int64_t ticks = std::atoll(argv[2]);
    CycleEngine engine(run.plan);  // one for all: SystemC elaborates once
    const auto add = [](const char* name, auto body) {
        benchmark::RegisterBenchmark(name, body)->UseManualTime()->Unit(benchmark::kMillisecond);
    };
    add("bare_loop", [&](benchmark::State& state) { bare_loop(state, run, ticks); });
    add("cosim", [&](benchmark::State& state) { cosim(state, engine, run, ticks, true); });
    add("cosim_no_skip", [&](benchmark::State& state) { cosim(state, engine, run, ticks, false); });
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

// What SystemC and TLM cost: the co-simulation and a bare loop over the same verilated blocks, side by side.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <systemc>

#include "sim/cycle_engine.h"
#include "tests/support/bare_chip.h"
#include "tests/support/sim_run.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

constexpr std::int64_t kTicks = 640;  // twenty images, learning on

void report(benchmark::State& state, std::int64_t cycles) {
    state.counters["cycles"] = benchmark::Counter(static_cast<double>(cycles), benchmark::Counter::kIsRate);
}

void bare_loop(benchmark::State& state) {
    const SimRun run("quickstart.toml");
    BareChip chip(run.plan);
    std::int64_t cycles = 0;
    for (auto _ : state) {
        const auto stimulus = make_stimulus(run.spec, run.plan);
        chip.run(kTicks, *stimulus);
        cycles += chip.cycles();
    }
    report(state, cycles);
}
BENCHMARK(bare_loop)->Unit(benchmark::kMillisecond);

/// SystemC elaborates once: one engine for every co-simulation below.
CycleEngine& shared_engine(const SimRun& run) {
    static CycleEngine engine(run.plan);
    return engine;
}

const SimRun& shared_run() {
    static const SimRun run("quickstart.toml");
    return run;
}

/// Argument: 1 skips sleeping parts, 0 evaluates everything as the bare loop does.
void cosim(benchmark::State& state) {
    CycleEngine& engine = shared_engine(shared_run());
    std::int64_t cycles = 0;
    for (auto _ : state) {
        const auto stimulus = make_stimulus(shared_run().spec, shared_run().plan);
        engine.load(shared_run().plan.initial);
        RunOrder order;
        order.ticks = kTicks;
        order.skip = state.range(0) != 0;
        cycles += engine.run(order, *stimulus, {}).cycles;
    }
    report(state, cycles);
}
BENCHMARK(cosim)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

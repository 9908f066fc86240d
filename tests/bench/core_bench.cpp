// How many cycles of a busy verilated core a CPU second simulates.
#include <benchmark/benchmark.h>

#include "tests/bench/busy_core.h"

namespace tendril {
namespace {

/// Arguments: neurons, axons, lanes, active axons a tick.
void busy_core(benchmark::State& state) {
    const CoreSize size{static_cast<int>(state.range(0)), static_cast<int>(state.range(1))};
    BusyCore core(size, static_cast<int>(state.range(2)), static_cast<int>(state.range(3)));
    if (!core.built()) return state.SkipWithError("this size was not built");
    constexpr int kBatch = 1000;
    for (auto _ : state) {
        for (int n = 0; n < kBatch; ++n) core.cycle();
    }
    using benchmark::Counter;
    const auto cycles = static_cast<double>(core.cycles);
    state.counters["cycles"] = Counter(cycles, Counter::kIsRate);
    state.counters["not_idle"] = static_cast<double>(core.busy) / cycles;
    state.counters["cycles_per_row"] = cycles / static_cast<double>(core.rows);
    state.counters["ticks"] = static_cast<double>(core.ticks);
    state.counters["spikes"] = static_cast<double>(core.spikes);
}
BENCHMARK(busy_core)->Args({256, 256, 16, 224})->Args({256, 256, 16, 10})->Args({64, 128, 16, 100});

}  // namespace
}  // namespace tendril

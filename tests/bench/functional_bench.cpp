// How many synaptic events and ticks a second of CPU the functional engine does, beside a plain loop.
#include <benchmark/benchmark.h>

#include <random>

#include "sim/config.h"
#include "sim/engine.h"
#include "sim/stats.h"
#include "sim/stimulus_make.h"
#include "systemc/core/neuron_sweep.h"
#include "tests/bench/plain_loop.h"

namespace tendril {
namespace {

using benchmark::Counter;

/// Argument: neurons.
void plain_loop(benchmark::State& state) {
    PlainLoop loop(static_cast<int>(state.range(0)));
    std::int64_t ticks = 0;
    for (auto _ : state) {
        for (int n = 0; n < 100; ++n) loop.tick();
        ticks += 100;
    }
    state.counters["events"] = Counter(static_cast<double>(loop.events), Counter::kIsRate);
    state.counters["ticks"] = Counter(static_cast<double>(ticks), Counter::kIsRate);
}
BENCHMARK(plain_loop)->Arg(1024)->Arg(16384)->MinTime(0.5);

/// What the machine would allow: rows of as many neurons' axons added in random order, and nothing else.
/// Argument: neurons.
void rows_alone(benchmark::State& state) {
    constexpr std::size_t kRow = 256, kFanOut = 100;
    const auto rows = static_cast<std::size_t>(state.range(0));
    std::vector<std::uint8_t> counts(rows * kRow, 1);
    std::vector<std::uint16_t> sums(kRow);
    std::mt19937 random(1);
    std::vector<std::uint32_t> order(4096);
    for (std::uint32_t& row : order) row = static_cast<std::uint32_t>(random() % rows);
    std::uint64_t events = 0;
    for (auto _ : state) {
        for (const std::uint32_t row : order) add_row(&counts[row * kRow], sums.data(), kRow);
        benchmark::ClobberMemory();
        events += order.size() * kFanOut;
    }
    state.counters["events"] = Counter(static_cast<double>(events), Counter::kIsRate);
}
BENCHMARK(rows_alone)->Arg(1024)->Arg(16384)->MinTime(0.5);

void functional(benchmark::State& state, const char* chip, std::int64_t ticks) {
    const ChipSpec spec = load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/" + chip, {});
    const ChipPlan plan = make_plan(spec);
    const auto engine = make_functional(plan);
    const auto stimulus = make_stimulus(spec, plan);
    RunOrder order;
    order.ticks = ticks;
    std::uint64_t events = 0;
    std::int64_t done = 0;
    for (auto _ : state) {
        const RunTotals totals = engine->run(order, *stimulus, {});
        events += synaptic_events(totals);
        done += totals.ticks;
    }
    state.counters["events"] = Counter(static_cast<double>(events), Counter::kIsRate);
    state.counters["ticks"] = Counter(static_cast<double>(done), Counter::kIsRate);
}
BENCHMARK_CAPTURE(functional, xbar_1k, "xbar-1k.toml", 1000)->MinTime(0.5);
BENCHMARK_CAPTURE(functional, xbar_16k, "xbar-16k.toml", 100)->MinTime(0.5);
BENCHMARK_CAPTURE(functional, xbar_1k_idle, "xbar-1k-idle.toml", 100'000)->MinTime(0.5);
BENCHMARK_CAPTURE(functional, xbar_16k_idle, "xbar-16k-idle.toml", 10'000)->MinTime(0.5);

}  // namespace
}  // namespace tendril

BENCHMARK_MAIN();

// How many bus transactions and cycles a second of CPU the models of hubs and links do, without neurons.
#include <benchmark/benchmark.h>

#include "sim/config.h"
#include "sim/traffic_engine.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

using benchmark::Counter;

struct NoStimulus : Stimulus {
    std::span<const HostSpike> at(Tick) override { return {}; }
};

std::uint64_t transactions(const RunTotals& totals) {
    std::uint64_t moved = 0;
    for (const HubTotals& hub : totals.hubs) moved += hub.moved;
    return moved;
}

/// One chip a process: SystemC elaborates once. @param cycles of injection in an iteration
void fabric(benchmark::State& state, const std::string& chip, std::int64_t cycles) {
    const ChipSpec spec = load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/" + chip, {});
    const ChipPlan plan = make_plan(spec);
    TrafficEngine engine(plan, Fidelity::tlm);
    NoStimulus none;
    RunOrder order;
    order.cycle_limit = Cycle(cycles);
    std::uint64_t moved = 0, deliveries = 0;
    std::int64_t done = 0;
    for (auto _ : state) {
        const RunTotals totals = engine.run(order, none, {});
        moved += transactions(totals);
        deliveries += totals.copies;
        done += totals.cycles;
    }
    state.counters["transactions"] = Counter(static_cast<double>(moved), Counter::kIsRate);
    state.counters["deliveries"] = Counter(static_cast<double>(deliveries), Counter::kIsRate);
    state.counters["cycles"] = Counter(static_cast<double>(done), Counter::kIsRate);
}

}  // namespace
}  // namespace tendril

/// fabric_bench CHIP.toml CYCLES [options of Google Benchmark]
int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    if (argc < 3) return 2;
    const std::string chip = argv[1];
    const std::int64_t cycles = std::stoll(argv[2]);
    argv[2] = argv[0];
    int rest = argc - 2;
    benchmark::Initialize(&rest, argv + 2);
    const std::string name = "fabric/" + chip;
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        tendril::fabric(state, chip, cycles);
    })->Iterations(5);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

// The whole core in RTL: golden cases, learning traces and frozen whole-core traces, state after every tick.
#include <gtest/gtest.h>

#include "tests/support/core_lockstep.h"
#include "tests/support/core_trace.h"
#include "tests/support/golden_learning.h"
#include "tests/support/golden_neuron.h"

namespace tendril {
namespace {

constexpr CoreSize kSmall{16, 16};
constexpr CoreSize kBig{32, 32};
constexpr int kLanes = 16;

std::vector<Flit> lines(const std::vector<AxonId>& axons, Tick sent) {
    std::vector<Flit> flits;
    for (const AxonId axon : axons) {
        flits.push_back({FlitKind::spike, static_cast<std::uint8_t>(sent.value), kTraceSource,
                         static_cast<std::uint8_t>(axon.value)});
    }
    return flits;
}

CoreLockstep lockstep(const CoreSetup& setup, const CoreState& initial, const std::string& label,
                      CoreSize built = kSmall) {
    CoreLockstep::Options options;
    options.label = label;
    return {setup, initial, make_core_rtl(built, kLanes), Tick(-1), Tick(INT32_MAX), options};
}

TEST(NeuronCore, HasVAndSOfThe29GoldenCasesAfterEveryTick) {
    const auto cases = read_golden_neurons();
    ASSERT_EQ(cases.size(), 29U);
    for (const GoldenNeuron& golden : cases) {
        CoreLockstep bench = lockstep(golden.setup, golden.initial, golden.name);
        for (std::size_t t = 0; t < golden.in.size(); ++t) {
            ASSERT_TRUE(bench.tick(lines(golden.in[t], bench.model().now()), {})) << bench.divergence();
            const NeuronState neuron = bench.core().state().neurons.front();
            ASSERT_EQ(neuron.v, golden.v[t]) << golden.name << " tick " << t;
            ASSERT_EQ(neuron.s, golden.s[t]) << golden.name << " tick " << t;
        }
        EXPECT_EQ(bench.core().counters().spikes, golden.out.size()) << golden.name;
    }
}

void replay(const GoldenLearning& golden) {
    CoreLockstep bench = lockstep(golden.setup, golden.initial, "learning trace");
    for (std::size_t e = 0; e < golden.episodes.size(); ++e) {
        for (int tick = 0; tick < golden.setup.neuron.ph_len; ++tick) {
            const auto in = GoldenLearning::input(static_cast<int>(e), tick);
            ASSERT_TRUE(bench.tick(lines(in, bench.model().now()), {})) << bench.divergence();
        }
        ASSERT_EQ(bench.core().state().k, golden.episodes[e].k) << "episode " << e;
    }
    ASSERT_TRUE(bench.tick({}, {})) << bench.divergence();
    EXPECT_EQ(bench.core().state().k, golden.closed.k);
}

TEST(NeuronCore, ReproducesTheGoldenTraceOfTheCompletedRule) {
    replay(read_golden_learning(RuleKind::completed));
}

TEST(NeuronCore, ReproducesTheGoldenTraceOfTheLiteralRule) {
    replay(read_golden_learning(RuleKind::literal));
}

TEST(NeuronCore, ReproducesTheFrozenWholeCoreTraces) {
    const auto names = core_trace_names();
    ASSERT_EQ(names.size(), 25U);
    for (const std::string& name : names) {
        const CoreTrace trace = read_core_trace(name);
        CoreLockstep bench = lockstep(trace.setup, trace.initial, name, kBig);
        for (const CoreTrace::Step& step : trace.ticks) {
            ASSERT_TRUE(bench.tick(lines(step.in, bench.model().now()), {})) << bench.divergence();
        }
    }
}

TEST(NeuronCore, StopsAtTheLastTickAndStaysIdle) {
    const GoldenNeuron golden = read_golden_neurons().front();
    const auto core = make_core_rtl(kSmall, kLanes);
    core->load(golden.setup, golden.initial, Tick(-1), Tick(0));
    core->start();
    CoreInputs in;
    in.spike_out_ready = in.event_ready = true;
    for (int tick = -1; tick <= 0; ++tick) {
        while (!core->outputs().waiting) core->clock(Cycle(0), in);
        in.spike_in_valid = true;
        in.spike_in = {FlitKind::mark, static_cast<std::uint8_t>(tick), SourceId(0), 0};
        core->clock(Cycle(0), in);
        in.spike_in_valid = false;
        ASSERT_TRUE(core->outputs().take);
        ASSERT_FALSE(core->outputs().stopped);
        core->clock(Cycle(0), in);
    }
    EXPECT_TRUE(core->outputs().stopped);
    EXPECT_FALSE(core->outputs().spike_out_valid);
    EXPECT_TRUE(core->outputs().idle);
    EXPECT_EQ(core->next_change(Cycle(7)), kNever);
}

TEST(NeuronCore, IsNotThereForASizeThatWasNotBuilt) {
    EXPECT_EQ(make_core_rtl({24, 16}, kLanes), nullptr);
    EXPECT_EQ(make_core_rtl(kSmall, 8), nullptr);
}

}  // namespace
}  // namespace tendril

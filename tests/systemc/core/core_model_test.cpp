// The model of a core beside its RTL: every pin in every cycle, with random input, stalls and learning,
// barrier and fixed ticks, clocked always and only where it asks to be.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/core_trace.h"
#include "tests/support/core_twin.h"
#include "tests/support/fixed_core.h"
#include "tests/support/golden_neuron.h"
#include "tests/support/random_lockstep.h"

namespace tendril {
namespace {

constexpr int kLanes = 16;

/// Ticks by marks, against the golden model too. @return share of the cycles slept
double barrier(std::uint64_t seed, CoreSize built, int ticks) {
    auto owned = std::make_unique<CoreTwin>(built, kLanes);
    const CoreTwin& twin = *owned;
    RandomLockstep lockstep(seed, built, std::move(owned), ticks,
                            {.stalls = seed % 3 != 0, .eager = seed % 5 == 4});
    for (int t = 0; t < ticks; ++t) {
        const bool agrees = lockstep.tick();
        EXPECT_TRUE(agrees) << lockstep.bench().divergence();
        EXPECT_EQ(twin.difference(), "") << "seed " << seed << " tick " << t;
        if (!agrees || !twin.difference().empty()) return 0;
    }
    return static_cast<double>(twin.slept()) / static_cast<double>(twin.cycles());
}

TEST(CoreModel, shows_every_pin_of_small_cores_in_every_cycle) {
    for (std::uint64_t seed = 500000; seed < 500080 && !testing::Test::HasFailure(); ++seed)
        barrier(seed, seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{32, 32}, 300);
}

TEST(CoreModel, shows_every_pin_of_large_cores_in_every_cycle_and_sleeps_through_most) {
    double slept = 0;
    for (std::uint64_t seed = 600000; seed < 600012 && !testing::Test::HasFailure(); ++seed)
        slept += barrier(seed, seed % 4 == 0 ? CoreSize{256, 256} : CoreSize{64, 128}, 100);
    EXPECT_GT(slept / 12, 0.5);
}

TEST(CoreModel, shows_every_pin_in_fixed_ticks_and_owes_the_same_starts) {
    std::uint64_t overruns = 0;
    for (std::uint64_t seed = 700000; seed < 700060; ++seed) {
        const CoreSize built = seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{64, 128};
        CoreTwin twin(built, kLanes);
        FixedCore bench(seed, built, twin, 150);
        overruns += bench.run().overrun;
        ASSERT_EQ(twin.difference(), "") << "seed " << seed;
    }
    EXPECT_GT(overruns, 1000U);
}

/// The lines of a tick, its mark, and the cycles up to the core's own mark.
std::vector<NeuronId> drive(Core& core, Cycle& now, Tick tick, const std::vector<AxonId>& lines) {
    std::deque<Flit> flits;
    for (const AxonId line : lines)
        flits.push_back({FlitKind::spike, static_cast<std::uint8_t>(tick.value), kTraceSource,
                         static_cast<std::uint8_t>(line.value)});
    flits.push_back({FlitKind::mark, static_cast<std::uint8_t>(tick.value), kTraceSource, 0});
    std::vector<NeuronId> spikes;
    for (;; ++now) {
        const CoreOutputs out = core.outputs();
        if (out.waiting && flits.empty() && out.idle) return spikes;
        CoreInputs in;
        in.spike_in_valid = !flits.empty();
        if (in.spike_in_valid) in.spike_in = flits.front();
        if (in.spike_in_valid && out.spike_in_ready) flits.pop_front();
        in.spike_out_ready = true;
        in.event_ready = true;
        if (out.spike_out_valid && out.spike_out.kind == FlitKind::spike)
            spikes.emplace_back(out.spike_out.neuron);
        core.clock(now, in);
    }
}

TEST(CoreModel, has_v_and_s_of_all_29_golden_cases_after_every_tick) {
    const auto cases = read_golden_neurons();
    ASSERT_EQ(cases.size(), 29U);
    for (const GoldenNeuron& golden : cases) {
        const auto core = make_core_model({16, 16}, kLanes);
        const auto ticks = static_cast<std::int64_t>(golden.in.size());
        core->load(golden.setup, golden.initial, Tick(-1), Tick(ticks));
        core->start();
        Cycle now;
        std::vector<int> out;
        for (Tick t; t.value < ticks; ++t) {
            const auto& lines = golden.in[static_cast<std::size_t>(t.value)];
            if (!drive(*core, now, t - 1, lines).empty()) out.push_back(static_cast<int>(t.value));
            const NeuronState n = core->state().neurons[0];
            ASSERT_EQ(n.v, golden.v[static_cast<std::size_t>(t.value)]) << golden.name << " tick " << t.value;
            ASSERT_EQ(n.s, golden.s[static_cast<std::size_t>(t.value)]) << golden.name << " tick " << t.value;
        }
        EXPECT_EQ(out, golden.out) << golden.name;
    }
}

}  // namespace
}  // namespace tendril

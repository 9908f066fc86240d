// Does the verilated hub do what the model does, at every output in every cycle?
#include "systemc/fabric/hub_rtl.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "systemc/fabric/hub_config.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

constexpr int kSeeds = 120;
constexpr int kCycles = 3000;

/// "" or what differs first.
std::string difference(const HubOutputs& rtl, const HubOutputs& model) {
    for (int port = 0; port < kHubPorts; ++port) {
        if (rtl.in_ready[port] != model.in_ready[port])
            return fmt::format("in_ready[{}]: rtl {} model {}", port, rtl.in_ready[port],
                               model.in_ready[port]);
        if (rtl.out_valid[port] != model.out_valid[port])
            return fmt::format("out_valid[{}]: rtl {} model {}", port, rtl.out_valid[port],
                               model.out_valid[port]);
        if (rtl.out_valid[port] && rtl.out[port] != model.out[port])
            return fmt::format("out[{}]: rtl {:#x} model {:#x}", port, pack(rtl.out[port]),
                               pack(model.out[port]));
    }
    return rtl.idle == model.idle ? "" : fmt::format("idle: rtl {} model {}", rtl.idle, model.idle);
}

std::string difference(const HubTotals& rtl, const HubTotals& model) {
    const auto row = [](const HubTotals& t) {
        return fmt::format("moved {} copies {} marks {} blocked {} busy {}", t.moved, t.copies, t.marks,
                           t.blocked_cycles, t.busy_cycles);
    };
    return row(rtl) == row(model) ? "" : fmt::format("totals: rtl {}; model {}", row(rtl), row(model));
}

std::string reproduce(int seed) {
    return fmt::format("TENDRIL_SEED={} hub_rtl_test --gtest_filter=HubRtl.*lockstep*", seed);
}

/// Runs one random hub in both; "" or where they part. Adds what happened to `seen`.
std::string lockstep(HubRtl& rtl, int seed, HubTotals& seen) {
    test::Random random(static_cast<std::uint32_t>(seed));
    const HubSetup setup = test::random_setup(random);
    const auto model = make_hub_model();
    rtl.load(setup);
    model->load(setup);
    test::Traffic traffic(setup, random);
    for (int cycle = 0; cycle < kCycles; ++cycle) {
        std::string what = difference(rtl.outputs(), model->outputs());
        if (what.empty() && cycle % 500 == 499) what = difference(rtl.totals(), model->totals());
        if (!what.empty())
            return fmt::format("seed {} cycle {}: {}\n  {}", seed, cycle, what, reproduce(seed));
        const HubInputs pins = traffic.next(rtl.outputs());
        rtl.clock(Cycle(cycle), pins);
        model->clock(Cycle(cycle), pins);
    }
    const HubTotals totals = model->totals();
    seen.moved += totals.moved;
    seen.copies += totals.copies;
    seen.marks += totals.marks;
    seen.blocked_cycles += totals.blocked_cycles;
    return "";
}

TEST(HubRtl, runs_in_lockstep_with_the_model) {
    const char* only = std::getenv("TENDRIL_SEED");
    const int first = only != nullptr ? std::atoi(only) : 1;
    const int last = only != nullptr ? first : kSeeds;
    HubRtl rtl;
    HubTotals seen;
    for (int seed = first; seed <= last; ++seed) {
        const std::string what = lockstep(rtl, seed, seen);
        ASSERT_EQ(what, "");
    }
    fmt::print("{} hubs: moved {} copies {} marks {} blocked cycles {}\n", last - first + 1, seen.moved,
               seen.copies, seen.marks, seen.blocked_cycles);
    if (only != nullptr) return;
    EXPECT_GT(seen.moved, 20'000U);
    EXPECT_GT(seen.copies, seen.moved);
    EXPECT_GT(seen.marks, 2'000U);
    EXPECT_GT(seen.blocked_cycles, 20'000U);
}

TEST(HubRtl, reading_the_totals_disturbs_nothing) {
    test::Random random(7);
    const HubSetup setup = test::random_setup(random);
    HubRtl read_often;
    HubRtl left_alone;
    read_often.load(setup);
    left_alone.load(setup);
    test::Traffic traffic(setup, random);
    for (int cycle = 0; cycle < 2000; ++cycle) {
        const HubTotals once = read_often.totals();
        ASSERT_EQ(difference(read_often.totals(), once), "");
        ASSERT_EQ(difference(read_often.outputs(), left_alone.outputs()), "") << "cycle " << cycle;
        const HubInputs pins = traffic.next(left_alone.outputs());
        read_often.clock(Cycle(cycle), pins);
        left_alone.clock(Cycle(cycle), pins);
    }
    EXPECT_GT(left_alone.totals().moved, 100U);
}

TEST(HubRtl, an_idle_hub_needs_no_clock) {
    int slept = 0;
    for (int seed = 1; seed <= 20; ++seed) {
        test::Random random(static_cast<std::uint32_t>(seed));
        const HubSetup setup = test::random_setup(random);
        HubRtl clocked;
        HubRtl skipped;
        clocked.load(setup);
        skipped.load(setup);
        test::Traffic traffic(setup, random);
        for (int cycle = 0; cycle < 2000; ++cycle) {
            const HubInputs pins = traffic.next(clocked.outputs());
            bool input = false;
            for (int port = 0; port < kHubPorts; ++port) input |= pins.in_valid[port];
            const bool asleep = skipped.outputs().idle && !input;
            slept += asleep ? 1 : 0;
            clocked.clock(Cycle(cycle), pins);
            if (!asleep) skipped.clock(Cycle(cycle), pins);
            ASSERT_EQ(difference(clocked.outputs(), skipped.outputs()), "") << "seed " << seed;
        }
        ASSERT_EQ(difference(clocked.totals(), skipped.totals()), "") << "seed " << seed;
    }
    EXPECT_GT(slept, 1000);
}

TEST(HubRtl, loads_as_many_cycles_as_the_model) {
    HubRtl rtl;
    const auto model = make_hub_model();
    HubSetup setup;
    setup.enabled = 3;
    rtl.load(setup);
    model->load(setup);
    EXPECT_EQ(rtl.setup_cycles(), kHubSetupCycles);
    EXPECT_EQ(model->setup_cycles(), kHubSetupCycles);
}

}  // namespace
}  // namespace tendril

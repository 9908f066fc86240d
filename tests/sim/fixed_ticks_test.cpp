// Fixed ticks: what is late, early or missed is counted, and a chip slow enough is the barrier's chip.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/error.h"
#include "tests/support/program.h"
#include "tests/support/refusal.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

SimRun small_world(int tick_cycles, std::vector<std::string> more = {}) {
    more.push_back("tick.mode=fixed");
    more.push_back("tick.cycles=" + std::to_string(tick_cycles));
    return SimRun("smallworld-16.toml", more);
}

TEST(FixedTicks, LongTicksGiveTheSpikesOfTheBarrier) {
    SimRun fixed = small_world(1000);
    CycleEngine engine(fixed.plan);
    const RunTotals totals = fixed.run(engine, 100);
    SimRun barrier("smallworld-16.toml");
    const auto golden = make_functional(barrier.plan);
    barrier.run(*golden, 100);
    EXPECT_EQ(ticks_only(fixed.log.spikes), ticks_only(barrier.log.spikes));
    EXPECT_EQ(totals.overrun, 0U);
}

TEST(FixedTicks, WhatTheCoresHaveComeToIsThereWithSpikesInFlight) {
    const std::string slow = "topology.link_cycles=15";  // the last spikes take longer than the last core
    SimRun fixed = small_world(1000, {slow});
    CycleEngine engine(fixed.plan);
    ASSERT_GT(fixed.run(engine, 100).in_flight, 0U);
    SimRun barrier("smallworld-16.toml", {slow});
    const auto golden = make_functional(barrier.plan);
    barrier.run(*golden, 100);
    ChipState expected = golden->state();
    std::int64_t pending = 0;
    for (CoreState& core : expected.cores) {
        for (auto& slot : core.pending) {
            pending += std::ranges::count(slot, true);
            slot.assign(slot.size(), false);
        }
    }
    EXPECT_GT(pending, 0) << "nothing is left out";
    EXPECT_EQ(engine.state(), expected);
}

TEST(FixedTicks, EachTickIsOnTheClock) {
    SimRun fixed = small_world(1000);
    CycleEngine engine(fixed.plan);
    fixed.run(engine, 20);
    ASSERT_EQ(fixed.log.ticks.size(), 21U);
    for (std::int64_t t = -1; t < 20; ++t) {
        EXPECT_EQ(fixed.log.ticks[static_cast<std::size_t>(t + 1)].tick, Tick(t));
        EXPECT_EQ(fixed.log.ticks[static_cast<std::size_t>(t + 1)].cycle, Cycle((t + 2) * 1000 - 1));
    }
}

TEST(FixedTicks, ShortTicksMakeSpikesLateAndChangeWhatIsComputed) {
    SimRun fixed = small_world(100);
    CycleEngine engine(fixed.plan);
    const RunTotals totals = fixed.run(engine, 200);
    std::uint64_t late = 0, overrun = 0;
    for (const CoreTotals& core : totals.cores) {
        late += core.counters.late;
        overrun += core.counters.overrun;
    }
    EXPECT_GT(late, 0U);
    EXPECT_GT(overrun, 0U);
    EXPECT_EQ(overrun, totals.overrun);
    std::uint64_t by_tick = 0;
    for (const TickEnd& end : fixed.log.ticks) by_tick += end.overrun;
    EXPECT_EQ(by_tick, totals.overrun);

    SimRun barrier("smallworld-16.toml");
    const auto golden = make_functional(barrier.plan);
    barrier.run(*golden, 200);
    EXPECT_NE(ticks_only(fixed.log.spikes), ticks_only(barrier.log.spikes));
}

TEST(FixedTicks, EverySpikeIsAccountedForAndTheCoresCountAsThePinsSay) {
    SimRun fixed = small_world(60);
    CycleEngine engine(fixed.plan);
    const RunTotals totals = fixed.run(engine, 200);
    std::uint64_t arrived = 0, early = 0;
    for (const CoreTotals& core : totals.cores) {
        arrived += core.counters.arrived;
        early += core.counters.early;
    }
    EXPECT_EQ(arrived + totals.in_flight, totals.copies);
    EXPECT_GT(early, 0U) << "cores that lag get spikes from ticks ahead of theirs";
}

TEST(FixedTicks, SkippingChangesNothing) {
    SimRun skipping = small_world(100);
    CycleEngine engine(skipping.plan);
    const RunTotals some = skipping.run(engine, 100);
    SimRun evaluating = small_world(100);
    engine.load(evaluating.plan.initial);
    const RunTotals all = evaluating.run(engine, 100, false);
    EXPECT_EQ(with_cycles(skipping.log.spikes), with_cycles(evaluating.log.spikes));
    EXPECT_EQ(some.cycles, all.cycles);
    EXPECT_EQ(some.overrun, all.overrun);
}

TEST(FixedTicks, HubModelsTakeTheCyclesOfTheRtl) {
    const TempFolder folder;  // two elaborations: two processes
    const std::string run =
        "run configs/chips/smallworld-16.toml --ticks 100 --record deliveries "
        "--set tick.mode=fixed --set tick.cycles=100 --out ";
    ASSERT_EQ(tendril(run + (folder / "rtl").string()).exit_code, 0);
    for (const std::string& levels : std::vector<std::string>{"[]", "['L2']", "['L1']"}) {
        const std::string out = (folder / "models").string();
        const std::string hubs = fmt::format("{} --set \"cosim.hubs={}\"", out, levels);
        ASSERT_EQ(tendril(run + hubs).exit_code, 0) << levels;
        const Outcome same = tendril(fmt::format("diff {} {}", (folder / "rtl").string(), out));
        EXPECT_EQ(same.exit_code, 0) << levels << same.out;
    }
}

TEST(FixedTicks, ACoreThatOwesMoreThan127TicksEndsTheRun) {
    SimRun fixed = small_world(8);
    CycleEngine engine(fixed.plan);
    const std::string text = refusal([&] { fixed.run(engine, 2000); });
    EXPECT_NE(text.find("owes more than 127 ticks"), std::string::npos) << text;
    EXPECT_EQ(text.substr(0, 2), "1 ");
}

TEST(FixedTicks, NoTickToRunEndsWithThePreload) {
    SimRun fixed = small_world(100);
    CycleEngine engine(fixed.plan);
    const RunTotals totals = fixed.run(engine, 0);
    EXPECT_TRUE(totals.finished);
    ASSERT_EQ(fixed.log.ticks.size(), 1U);
    EXPECT_EQ(fixed.log.ticks[0].tick, Tick(-1));
    fixed.run(engine, 20);
    EXPECT_EQ(fixed.log.ticks.back().tick, Tick(19));
}

TEST(FixedTicks, TheFunctionalEngineRefusesThem) {
    SimRun fixed = small_world(100);
    const auto engine = make_functional(fixed.plan);
    EXPECT_EQ(refusal([&] { fixed.run(*engine, 10); }).substr(0, 2), "2 ");
}

}  // namespace
}  // namespace tendril

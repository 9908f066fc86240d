// Planted faults below the loader's checks: a stuck chip ends, and its message says who waits for whom.
#include "sim/watchdog.h"

#include <gtest/gtest.h>

#include "sim/error.h"
#include "tests/support/chip_generator.h"
#include "tests/support/random_chip.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

constexpr int kLevels = 2;

/// Four cores under two hubs that a lateral joins, a host at L1.0 with many lines for core 3.
ChipPlan two_hubs(bool rtl) {
    ChipPlan plan;
    plan.built = {16, 16};
    plan.initial.tick = Tick(-1);
    plan.hosts.push_back({"in", 16, {}});
    for (int c = 0; c < 4; ++c) {
        plan.cores.push_back(relay(c, plan.built));
        plan.initial.cores.push_back(cleared_core(plan.built, 1));
    }
    for (std::uint16_t line = 0; line < 16; ++line)
        plan.cores[3].axon_table.push_back({SourceId(4), line, line, 1, false});
    TreeSpec tree;
    tree.cores = 4;
    tree.levels = kLevels;
    tree.radix = 2;
    tree.fifo_depth = {1};
    tree.link_cycles = {0};
    tree.laterals = {{{1, 0}, {1, 1}}};
    tree.hosts = {HubId{1, 0}};
    plan.topology = build_tree(tree);
    plan.level_rtl.assign(kLevels, rtl);
    EXPECT_EQ(lay_routes(plan), "");
    return plan;
}

ListedStimulus flood() {
    ListedStimulus stimulus;
    for (std::int64_t t = 0; t < 20; ++t)
        for (std::uint16_t line = 0; line < 16; ++line) stimulus.lines[t].push_back({0, line});
    return stimulus;
}

/// What the run says when it ends, and that it ends as stuck.
std::string end_of(const ChipPlan& plan) {
    CycleEngine engine(plan);
    ListedStimulus stimulus = flood();
    RunOrder order;
    order.ticks = 20;
    try {
        engine.run(order, stimulus, {});
    } catch (const Error& error) {
        EXPECT_EQ(error.exit_code(), Exit::stuck) << error.what();
        return error.what();
    }
    return "it ran to its end";
}

/// The hubs L1.0, L2.0 and L1.1 each send a host's spikes on to the next: up, across and down again.
ChipPlan ring(bool rtl) {
    ChipPlan plan = two_hubs(rtl);
    const std::size_t host = 4;
    plan.hubs[0].parent = plan.hubs[1].parent = ParentKind::host;  // so that what comes down may go across
    plan.hubs[0].masks[host] = port_bit(kParentPort);
    plan.hubs[2].masks[host] = port_bit(1);
    plan.hubs[1].masks[host] = port_bit(kLateralPort);
    return plan;
}

void expect_ring(const std::string& text) {
    EXPECT_NE(text.find("the chip is stuck at cycle"), std::string::npos) << text;
    EXPECT_NE(text.find("hub L1.0: its output at port 12 is full, taken by hub L2.0"), std::string::npos)
        << text;
    EXPECT_NE(text.find("hub L2.0: its output at port 1 is full, taken by hub L1.1"), std::string::npos)
        << text;
    EXPECT_NE(text.find("hub L1.1: its output at port 8 is full, taken by hub L1.0"), std::string::npos)
        << text;
    EXPECT_NE(text.find("a ring of 3, closed at hub L1.0"), std::string::npos) << text;
}

TEST(Watchdog, NamesTheRingOfHubModelsThatWaitForEachOther) { expect_ring(end_of(ring(false))); }

TEST(Watchdog, NamesTheRingOfHubsInRtl) { expect_ring(end_of(ring(true))); }

TEST(Watchdog, NamesTheHubWhoseChildNeverSendsItsMark) {
    ChipPlan plan = two_hubs(true);
    plan.hubs[1].enabled = static_cast<PortSet>(plan.hubs[1].enabled & ~port_bit(1));  // core 3 is shut out
    const std::string text = end_of(plan);
    EXPECT_NE(text.find("core 3: its output is full, taken by hub L1.1"), std::string::npos) << text;
}

TEST(Watchdog, NamesTheHubWhereEveryChainEnds) {
    ChipPlan plan = two_hubs(true);
    plan.hubs[2].enabled = port_bit(0);  // the root forgets a child: its down-join never reaches L1.1
    const std::string text = end_of(plan);
    EXPECT_NE(text.find("hub L2.0: its outputs are free, inputs at 1 ports are full"), std::string::npos)
        << text;
}

TEST(Watchdog, LetsAQuietChipRunAsLongAsItsTicksGoOn) {
    ChipPlan plan = two_hubs(false);
    CycleEngine engine(plan);
    ListedStimulus silence;
    RunOrder order;
    order.ticks = 50000;  // more cycles than a stuck chip is given
    const RunTotals totals = engine.run(order, silence, {});
    EXPECT_TRUE(totals.finished);
    EXPECT_GT(totals.cycles, kStuckCycles);
}

}  // namespace
}  // namespace tendril

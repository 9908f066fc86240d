// What the barrier costs: from a core's mark, the last of all, to the mark that ends the tick for it.
#include <gtest/gtest.h>

#include "sim/cycle_engine.h"
#include "tests/support/chip_generator.h"
#include "tests/support/random_chip.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

struct Barrier {
    int levels;
    int radix;
    std::vector<int> link_cycles;  ///< by level
    bool rtl;
};

std::string name_of(const testing::TestParamInfo<Barrier>& info) {
    const Barrier& b = info.param;
    std::string name = "Levels" + std::to_string(b.levels) + "Radix" + std::to_string(b.radix) + "Links";
    for (const int cycles : b.link_cycles) name += "_" + std::to_string(cycles);
    return name + (b.rtl ? "_Rtl" : "_Model");
}

void PrintTo(const Barrier& barrier, std::ostream* out) {
    *out << barrier.levels << " levels of " << barrier.radix << (barrier.rtl ? ", RTL" : ", models");
}

class BarrierCost : public testing::TestWithParam<Barrier> {};

ChipPlan empty_chip(const Barrier& barrier) {
    ChipPlan plan;
    plan.built = {16, 16};
    plan.initial.tick = Tick(-1);
    TreeSpec tree;
    tree.levels = barrier.levels;
    tree.radix = barrier.radix;
    tree.cores = 1;
    for (int level = 0; level < barrier.levels; ++level) tree.cores *= barrier.radix;
    tree.link_cycles = barrier.link_cycles;
    for (int c = 0; c < tree.cores; ++c) {
        plan.cores.push_back(relay(c, plan.built));
        plan.initial.cores.push_back(cleared_core(plan.built, 1));
    }
    plan.topology = build_tree(tree);
    plan.level_rtl.assign(static_cast<std::size_t>(barrier.levels), barrier.rtl);
    EXPECT_EQ(lay_routes(plan), "");
    return plan;
}

/// 2·LEVELS + 1 cycles and the delay of every link up and down again. Nobody has anything to do, so all cores
/// are last: each waits, in each tick, just that long from its mark accepted to the next one taken.
TEST_P(BarrierCost, IsTwoCyclesALevelAndOneAndTheLinks) {
    const Barrier& barrier = GetParam();
    const ChipPlan plan = empty_chip(barrier);
    CycleEngine engine(plan);
    ListedStimulus silence;
    Log log;
    Recorder* const recorder = &log;
    RunOrder order;
    order.ticks = 50;
    const RunTotals totals = engine.run(order, silence, {&recorder, 1});
    std::int64_t cost = 2 * barrier.levels + 1;
    for (const int cycles : barrier.link_cycles) cost += 2 * cycles;
    const auto barriers = static_cast<std::uint64_t>(order.ticks + 1);  // the preload tick has one too
    for (const CoreTotals& core : totals.cores)
        EXPECT_EQ(core.barrier_wait_cycles, barriers * static_cast<std::uint64_t>(cost));
    // Every tick alike: the cost and the cycles from a mark taken to the core's own.
    for (std::size_t i = 2; i < log.ticks.size(); ++i)
        EXPECT_EQ(log.ticks[i].cycle - log.ticks[i - 1].cycle, log.ticks[2].cycle - log.ticks[1].cycle);
    EXPECT_EQ(log.ticks[0].cycle, Cycle(cost)) << "the preload's marks are valid in cycle 0";
}

INSTANTIATE_TEST_SUITE_P(Trees, BarrierCost,
                         testing::Values(Barrier{1, 4, {0}, true}, Barrier{1, 8, {3}, false},
                                         Barrier{2, 2, {1, 1}, true}, Barrier{2, 4, {0, 7}, false},
                                         Barrier{3, 2, {1, 2, 15}, true}, Barrier{4, 2, {0, 0, 0, 0}, false},
                                         Barrier{4, 2, {1, 2, 3, 4}, true}),
                         name_of);

/// Depth 1, and the first spike of a burst that nobody listens to: the second is still at the hub's door when
/// the hub has nothing left to do.
TEST(Barrier, ASpikeThatNobodyWantsDoesNotLeaveTheNextOneAtTheDoor) {
    ChipPlan plan = empty_chip({1, 2, {0}, false});
    plan.topology.hubs[0].depth = plan.hubs[0].depth = 1;
    TreeSpec tree;
    tree.cores = tree.radix = 2;
    tree.fifo_depth = {1};
    tree.link_cycles = {0};
    tree.hosts = {std::nullopt};
    plan.topology = build_tree(tree);
    plan.hosts.push_back({"in", 16, {}});
    EXPECT_EQ(lay_routes(plan), "");
    ListedStimulus burst;
    for (std::uint16_t line = 0; line < 16; ++line) burst.lines[1].push_back({0, line});
    CycleEngine engine(plan);
    RunOrder order;
    order.ticks = 4;
    const RunTotals totals = engine.run(order, burst, {});
    EXPECT_TRUE(totals.finished);
    EXPECT_EQ(totals.hubs[0].moved, 16U);
    EXPECT_EQ(totals.copies, 0U);
}

}  // namespace
}  // namespace tendril

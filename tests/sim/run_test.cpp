// A run hands the order to the engine and brings back what came of it.
#include "sim/run.h"

#include <gtest/gtest.h>

#include "sim/stimulus_make.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

/// An engine that is cut off.
struct CutOff : Engine {
    RunTotals run(const RunOrder& order, Stimulus&, std::span<Recorder* const>) override {
        RunTotals totals;
        totals.ticks = order.ticks;
        totals.cycles = 5;
        return totals;
    }
    ChipState state() override { throw std::logic_error("nobody may ask"); }
    void load(const ChipState&) override {}
};

RunOrder ticks(std::int64_t count) {
    RunOrder order;
    order.ticks = count;
    return order;
}

TEST(Run, brings_back_the_state_after_the_last_tick) {
    const ChipSpec spec = ChipFile(kSmallChip).load();
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan);
    const auto engine = make_engine("functional", spec, plan);
    const RunResult result = run(*engine, ticks(7), *stimulus, {});
    EXPECT_TRUE(result.totals.finished);
    EXPECT_EQ(result.totals.ticks, 7);
    ASSERT_TRUE(result.state);
    EXPECT_EQ(result.state->tick, Tick(6));
    EXPECT_GE(result.wall_seconds, 0.0);
}

TEST(Run, has_no_state_where_the_last_tick_did_not_end) {
    const ChipSpec spec = ChipFile(kSmallChip).load();
    const ChipPlan plan = make_plan(spec);
    CutOff engine;
    const auto stimulus = make_stimulus(spec, plan);
    const RunResult result = run(engine, ticks(7), *stimulus, {});
    EXPECT_FALSE(result.state);
    EXPECT_EQ(result.totals.cycles, 5);
}

TEST(MakeEngine, refuses_what_is_not_there) {
    const ChipSpec spec = ChipFile(kSmallChip).load();
    const ChipPlan plan = make_plan(spec);
    const std::string tree = refusal([&] { make_engine("rtl", spec, plan); });
    EXPECT_EQ(tree.substr(0, 2), "2 ");
    EXPECT_NE(tree.find("no RTL chip was built for 2 cores (levels 1, radix 2) of 4x8x4"), std::string::npos)
        << tree;
    EXPECT_NE(tree.find("16 cores (levels 2, radix 4) of 64x128x16"), std::string::npos) << tree;
    EXPECT_NE(tree.find("TENDRIL_CHIP_TREES"), std::string::npos) << tree;
    EXPECT_NE(refusal([&] { make_engine("cosim", spec, plan); }).find("no RTL core of size 4x8x4 was built"),
              std::string::npos);
}

TEST(RequireTicks, ends_where_the_chip_stops_counting) {
    EXPECT_EQ(refusal([] { require_ticks(Tick(-1), kLastTickMax + 1); }), "accepted");
    EXPECT_EQ(refusal([] { require_ticks(Tick(-1), kLastTickMax + 2); }).substr(0, 2), "2 ");
    EXPECT_EQ(refusal([] { require_ticks(Tick(kLastTickMax - 5), 6); }).substr(0, 2), "2 ");
    EXPECT_EQ(refusal([] { require_ticks(Tick(INT64_MAX), 1); }).substr(0, 2), "2 ");
}

}  // namespace
}  // namespace tendril

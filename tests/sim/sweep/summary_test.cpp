// What a sweep says at its end, of results that are made up.
#include "sim/sweep/summary.h"

#include <gtest/gtest.h>

#include "sim/sweep/capacity.h"
#include "tests/support/sweep_rows.h"

namespace tendril {
namespace {

/// Three budgets of wire, three loads; the more wire, the more load. One seed.
class SweepSummaryTest : public testing::Test {
protected:
    SweepSummaryTest() {
        plan.keys = {"topology.shortcuts", "traffic.load"};
        spec.seeds = {1};
        spec.summary.wire_pitches = 250;
        for (const auto& [shortcuts, wire, greatest] :
             {std::tuple{"0", 100.0, 0.1}, std::tuple{"4", 200.0, 0.2}, std::tuple{"8", 300.0, 0.2},
              std::tuple{"9", 400.0, 0.3}})
            for (const double load : {0.1, 0.2, 0.3}) add(shortcuts, wire, load, load > greatest);
        for (std::size_t i = 0; i < rows.size(); ++i) result.points.push_back({&plan.points[i], {rows[i]}});
        result.ran = rows.size();
    }
    void add(const std::string& shortcuts, double wire, double load, bool over) {
        plan.points.push_back({static_cast<int>(plan.points.size()), {shortcuts, std::to_string(load)}, {}});
        plan.points.back().runs.resize(1);
        rows.push_back(made_row(1, over ? PointStatus::saturated : PointStatus::ok,
                                {{"wire_pitches", wire},
                                 {"offered", load},
                                 {"accepted", over ? load / 2 : load},
                                 {"latency_p99_cycles", load > 0.15 ? 50 : 20},
                                 {"busiest_hub_use", 0.97}}));
        rows.back().busiest_hub = "L2.0";
    }
    SweepSpec spec;
    SweepPlan plan;
    SweepResult result;
    std::vector<SweepRow> rows;
};

TEST_F(SweepSummaryTest, SaysWhatTheWireBuys) {
    EXPECT_EQ(summary_text(spec, plan, result),
              "12 points x 1 seeds: 8 ok, 4 saturated (12 run in 0.0 s, 0 kept)\n"
              "1 seeds: intervals are wide; 5 or more make them worth reading\n"
              "most traffic.load without saturation, by wire:\n"
              "      100 pitches  0.1          topology.shortcuts = 0\n"
              "      200 pitches  0.2          topology.shortcuts = 4\n"
              "      400 pitches  0.3 or more  topology.shortcuts = 9\n"
              "best within 250 pitches: topology.shortcuts = 4 (0.2, 200 pitches)\n"
              "knee: topology.shortcuts = 4 at 200 pitches; wire beyond it buys less than wire up to it\n"
              "its p99 is 20 cycles at traffic.load = 0.1, and more than twice that from 0.2 on (50)\n"
              "first to saturate: topology.shortcuts = 0 at traffic.load = 0.2 (point 1): SATURATED: "
              "accepted/offered = 0.50; hub L2.0 is busy in 97 % of its cycles\n");
}

TEST_F(SweepSummaryTest, NamesWhatHasNoResult) {
    result.points[2].rows[0].status = PointStatus::failed;
    result.points[2].rows[0].message = "no such thing";
    result.points[5].rows[0].status = PointStatus::not_drained;
    const std::string text = summary_text(spec, plan, result);
    EXPECT_NE(text.find("8 ok, 2 saturated, 1 not_drained, 1 failed"), std::string::npos) << text;
    EXPECT_NE(text.find("point 2 failed: no such thing\n"), std::string::npos) << text;
    EXPECT_NE(text.find("point 5 not_drained: \n"), std::string::npos) << text;
}

TEST_F(SweepSummaryTest, AFrontHoldsOnlyWhatNothingBeats) {
    const auto all = configurations(plan, result.points);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(pareto_front(all).size(), 3U);
    EXPECT_EQ(knee_of(pareto_front(all)), &all[1]);
}

}  // namespace
}  // namespace tendril

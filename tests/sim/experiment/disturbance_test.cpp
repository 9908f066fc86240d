// Spikes are moved, lost and added as often as asked, and stay a script.
#include "sim/experiment/disturbance.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tendril {
namespace {

constexpr int kTicks = 16;
constexpr int kLines = 1000;

/// A spike a line, in tick 8.
Script script() {
    Script script;
    for (std::uint16_t line = 0; line < kLines; ++line) script.push_back({8, line});
    return script;
}

Script after(const Disturbance& by) {
    RandomStream random("codes", 1);
    return disturbed(script(), by, kTicks, kLines, random);
}

TEST(Disturbance, none_changes_nothing) { EXPECT_EQ(after({}), script()); }

TEST(Disturbance, jitter_moves_evenly_either_way_and_stays_within_the_ticks) {
    int at[kTicks] = {};
    for (const LineSpike& spike : after({.name = "", .jitter = 2})) ++at[spike.tick];
    for (int tick = 6; tick <= 10; ++tick) EXPECT_NEAR(at[tick], 200, 50) << tick;
    EXPECT_EQ(at[6] + at[7] + at[8] + at[9] + at[10], kLines);
    for (const LineSpike& spike : after({.name = "", .jitter = 100}))
        EXPECT_TRUE(spike.tick >= 0 && spike.tick < kTicks);
}

TEST(Disturbance, deletion_takes_its_share_and_moves_none) {
    const Script left = after({.name = "", .deleted = 20});
    EXPECT_NEAR(static_cast<double>(left.size()), 800, 50);
    for (const LineSpike& spike : left) EXPECT_EQ(spike.tick, 8);
}

TEST(Disturbance, strangers_come_at_any_tick_on_any_line_and_are_no_script_of_doubles) {
    const Script more = after({.name = "", .added = 40});
    EXPECT_NEAR(static_cast<double>(more.size()), 1375, 25) << "a sixteenth hit a spike that is there";
    EXPECT_TRUE(std::ranges::is_sorted(more));
    EXPECT_TRUE(std::ranges::adjacent_find(more) == more.end());
}

}  // namespace
}  // namespace tendril

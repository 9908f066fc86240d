// Rates of a run, and of nothing.
#include "sim/speed.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

TEST(Speed, IsWhatWasSimulatedInASecondOfWallTime) {
    const Speed speed = speed_of(tiny_totals(), 0.5, 0.001);  // 100 cycles, 2 ticks, 9 synaptic events
    EXPECT_EQ(speed.kcycles_per_s, 0.2);
    EXPECT_EQ(speed.ticks_per_s, 4.0);
    EXPECT_EQ(speed.synaptic_events_per_s, 18.0);
    ASSERT_TRUE(speed.real_time);
    EXPECT_DOUBLE_EQ(*speed.real_time, 0.2) << "200 of the 1000 cycles a second that the clock has";
    EXPECT_EQ(speed_text(speed, 0.001),
              "speed: 0.2 kcycles/s, 4.0 ticks/s, 18.0 synaptic events/s, 0.2 of real time at 0.001 MHz");
}

TEST(Speed, HasNoCyclesWhereTheEngineHasNone) {
    RunTotals totals = tiny_totals();
    totals.has_cycles = false;
    const Speed speed = speed_of(totals, 0.5, 100);
    EXPECT_FALSE(speed.kcycles_per_s);
    EXPECT_FALSE(speed.real_time);
    EXPECT_EQ(speed_text(speed, 100),
              "speed: 4.0 ticks/s, 18.0 synaptic events/s, no real time without cycles");
    EXPECT_EQ(speed_text(speed, {}), "speed: 4.0 ticks/s, 18.0 synaptic events/s");
}

TEST(Speed, SaysNothingOfARunWithoutWallTimeAndNoEventsOfTraffic) {
    EXPECT_EQ(speed_text(speed_of(tiny_totals(), 0, 100), 100), "speed: too short a run to say");
    RunTotals totals = tiny_totals();
    totals.traffic.emplace();
    EXPECT_FALSE(speed_of(totals, 1, {}).synaptic_events_per_s);
}

}  // namespace
}  // namespace tendril

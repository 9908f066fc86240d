// Percentiles, mean and maximum of a histogram of cycles.
#include "sim/latency.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(LatencyHistogram, percentiles_are_nearest_ranks) {
    LatencyHistogram latency;
    for (int cycles = 1; cycles <= 200; ++cycles) latency.add(cycles);
    EXPECT_EQ(latency.percentile(50), 100);
    EXPECT_EQ(latency.percentile(99), 198);
    EXPECT_EQ(latency.percentile(100), 200);
    EXPECT_EQ(latency.max(), 200);
    EXPECT_DOUBLE_EQ(latency.mean(), 100.5);
    EXPECT_EQ(latency.count(), 200U);
}

TEST(LatencyHistogram, one_in_a_hundred_that_is_slow_is_not_p99_two_are) {
    LatencyHistogram latency;
    for (int i = 0; i < 99; ++i) latency.add(4);
    latency.add(1000);
    EXPECT_EQ(latency.percentile(99), 4);
    latency.add(1000);
    EXPECT_EQ(latency.percentile(99), 1000);
    EXPECT_EQ(latency.counts().at(4), 99U);
}

TEST(LatencyHistogram, of_nothing_all_is_zero) {
    const LatencyHistogram none;
    EXPECT_EQ(none.percentile(50), 0);
    EXPECT_EQ(none.max(), 0);
    EXPECT_EQ(none.mean(), 0.0);
}

}  // namespace
}  // namespace tendril

// Intervals and order of spikes as a listener sees them, by hand.
#include "sim/spike_timing.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

class SpikeTimingTest : public testing::Test {
protected:
    /// At core 1.
    void delivered(int source, int neuron, int sent, int arrived) {
        timing.delivered(CoreId(1), SourceId(static_cast<std::uint16_t>(source)), neuron, Cycle(sent),
                         Cycle(arrived));
    }
    SpikeTiming timing{3, 2};
};

TEST_F(SpikeTimingTest, an_interval_is_distorted_by_what_the_listener_sees_of_it_against_what_was_sent) {
    delivered(0, 7, 10, 14);
    delivered(0, 7, 20, 27);  // sent 10 apart, seen 13 apart
    delivered(0, 7, 30, 32);  // sent 10 apart, seen 5 apart
    EXPECT_EQ(timing.totals().intervals, 2U);
    EXPECT_EQ(timing.totals().distortion_sum, 8U);
    EXPECT_EQ(timing.totals().distortion_max, 5);
    EXPECT_DOUBLE_EQ(timing.totals().distortion_mean(), 4);
    EXPECT_EQ(timing.totals().latency.max(), 7);
}

TEST_F(SpikeTimingTest, intervals_are_of_one_neuron_of_one_source_at_one_core) {
    delivered(0, 7, 10, 14);
    delivered(0, 8, 20, 21);
    delivered(2, 7, 22, 29);
    timing.delivered(CoreId(0), SourceId(0), 7, Cycle(10), Cycle(31));
    EXPECT_EQ(timing.totals().intervals, 0U);
    EXPECT_EQ(timing.totals().distortion_mean(), 0);
    EXPECT_EQ(timing.totals().latency.count(), 4U);
}

TEST_F(SpikeTimingTest, a_spike_is_out_of_order_where_a_younger_one_came_to_the_core_before_it) {
    delivered(0, 0, 5, 9);
    delivered(2, 0, 8, 10);
    delivered(0, 0, 6, 11);  // overtaken by that of cycle 8
    delivered(2, 0, 8, 12);  // as old as the youngest: in order
    delivered(0, 0, 7, 13);  // overtaken, too
    timing.delivered(CoreId(0), SourceId(0), 0, Cycle(6), Cycle(14));
    EXPECT_EQ(timing.totals().disordered, 2U);
    EXPECT_DOUBLE_EQ(timing.totals().disorder(), 2.0 / 6);
}

TEST_F(SpikeTimingTest, starts_anew) {
    delivered(0, 0, 5, 9);
    timing.clear();
    delivered(0, 0, 1, 2);
    EXPECT_EQ(timing.totals().disordered, 0U);
    EXPECT_EQ(timing.totals().intervals, 0U);
}

TEST(TimingTotals, of_nothing_are_nothing) {
    EXPECT_EQ(TimingTotals{}.disorder(), 0);
    EXPECT_EQ(TimingTotals{}.distortion_mean(), 0);
}

}  // namespace
}  // namespace tendril

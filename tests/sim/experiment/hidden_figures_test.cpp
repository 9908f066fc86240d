// Hits, false alarms and latencies of spikes that were written by hand.
#include "sim/experiment/hidden_figures.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

/// 80 segments of 10 ticks, every fourth a pattern, the last quarter begins with segment 60.
std::vector<int> segments(int patterns) {
    std::vector<int> list(80, -1);
    for (int s = 0; s < 80; s += 4) list[static_cast<std::size_t>(s)] = s / 4 % patterns;
    return list;
}

std::vector<std::int64_t> at_every_pattern(int latency, int every = 4) {
    std::vector<std::int64_t> ticks;
    for (int s = 0; s < 80; s += every) ticks.push_back(s * 10 + latency);
    return ticks;
}

TEST(HiddenFigures, a_spike_in_every_pattern_is_a_success) {
    const HiddenFigures figures = judge_hidden(segments(1), 10, 1, {at_every_pattern(3)});
    EXPECT_EQ(figures.hit, 1);
    EXPECT_EQ(figures.false_alarms, 0);
    EXPECT_EQ(figures.latency, 3);
    EXPECT_EQ(figures.latency_first, 3);
    EXPECT_TRUE(figures.success);
    EXPECT_TRUE(figures.strict());
}

TEST(HiddenFigures, five_ticks_after_a_pattern_still_answer_it_and_six_do_not) {
    EXPECT_EQ(judge_hidden(segments(1), 10, 1, {at_every_pattern(14)}).hit, 1);
    const HiddenFigures late = judge_hidden(segments(1), 10, 1, {at_every_pattern(15)});
    EXPECT_EQ(late.hit, 0);
    EXPECT_EQ(late.latency, 99);
    EXPECT_DOUBLE_EQ(late.false_alarms, 5 / 0.2);
    EXPECT_FALSE(late.success);
}

TEST(HiddenFigures, a_spike_outside_is_a_false_alarm) {
    std::vector<std::int64_t> spikes = at_every_pattern(3);
    spikes.insert(spikes.end() - 1, 625 + 20);  // segment 64: a pattern
    EXPECT_EQ(judge_hidden(segments(1), 10, 1, {spikes}).false_alarms, 0);
    spikes = at_every_pattern(3);
    spikes.insert(spikes.end() - 1, 755);
    const HiddenFigures figures = judge_hidden(segments(1), 10, 1, {spikes});
    EXPECT_DOUBLE_EQ(figures.false_alarms, 1 / 0.2);
    EXPECT_FALSE(figures.strict());
}

TEST(HiddenFigures, each_pattern_has_the_neuron_that_answers_it_best) {
    std::vector<std::int64_t> second;
    for (int s = 4; s < 80; s += 8) second.push_back(s * 10 + 1);
    std::vector<std::int64_t> first = at_every_pattern(2, 8);
    const HiddenFigures both = judge_hidden(segments(2), 10, 2, {second, first});
    EXPECT_EQ(both.winners, 2);
    EXPECT_TRUE(both.success);
    const HiddenFigures half = judge_hidden(segments(2), 10, 2, {first, {}});
    EXPECT_EQ(half.hit, 0.5);
    EXPECT_FALSE(half.success);
}

}  // namespace
}  // namespace tendril

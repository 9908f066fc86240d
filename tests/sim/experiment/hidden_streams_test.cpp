// The stimulus of a hidden pattern: how often, never twice in a row, and the same again for another engine.
#include "sim/experiment/hidden_streams.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tendril {
namespace {

HiddenPatternSpec small() {
    HiddenPatternSpec spec;
    spec.ticks = 20000;
    return spec;
}

TEST(HiddenStreams, a_quarter_of_the_segments_holds_a_pattern_and_none_follows_another) {
    const HiddenStreams streams(1, small(), 16, 1, 15);
    ASSERT_EQ(streams.segments().size(), 400U);
    int patterns = 0;
    for (std::size_t s = 1; s < 400; ++s) {
        patterns += streams.segments()[s] >= 0;
        EXPECT_FALSE(streams.segments()[s] >= 0 && streams.segments()[s - 1] >= 0) << s;
    }
    EXPECT_NEAR(patterns, 100, 20);
}

TEST(HiddenStreams, segments_of_one_pattern_are_alike_and_noise_never_is) {
    HiddenStreams streams(1, small(), 64, 1, 15);
    std::vector<HiddenStreams::Lines> patterns, noise;
    for (const int segment : streams.segments()) {
        (segment >= 0 ? patterns : noise).push_back(streams.next_segment());
    }
    for (const auto& pattern : patterns) EXPECT_EQ(pattern, patterns[0]);
    EXPECT_NE(noise[0], noise[1]);
    std::size_t spikes = 0;
    for (const auto& tick : patterns[0]) spikes += tick.size();
    EXPECT_NEAR(static_cast<double>(spikes), 64, 25) << "64 lines, 50 ticks, 0.02 each";
}

TEST(HiddenStreams, lines_ascend_and_none_is_there_twice_under_jitter) {
    HiddenPatternSpec spec = small();
    spec.jitter = 3;
    spec.rate = 2000;
    HiddenStreams streams(2, spec, 32, 1, 15);
    for (std::size_t s = 0; s < 100; ++s) {
        for (const auto& tick : streams.next_segment()) {
            EXPECT_EQ(std::adjacent_find(tick.begin(), tick.end(), std::greater_equal<>()), tick.end());
        }
    }
}

TEST(HiddenStreams, initial_counts_are_at_most_kmax) {
    const HiddenStreams streams(1, small(), 256, 4, 3);
    EXPECT_EQ(*std::max_element(streams.initial().begin(), streams.initial().end()), 3);
}

TEST(HiddenStimulus, says_the_same_to_the_next_engine) {
    HiddenStimulus stimulus(HiddenStreams(1, small(), 32, 1, 15), Tick(5), 50);
    const auto said = [&] {
        std::vector<std::pair<int, int>> all;
        for (int tick = 0; tick < 500; ++tick) {
            for (const HostSpike& spike : stimulus.at(Tick(tick))) all.emplace_back(tick, spike.line);
        }
        return all;
    };
    const auto first = said();
    EXPECT_GT(first.size(), 200U);
    EXPECT_GE(first[0].first, 5);
    EXPECT_EQ(said(), first);
    EXPECT_TRUE(stimulus.at(Tick(20005)).empty());
}

}  // namespace
}  // namespace tendril

// Each image is shown once, at the ticks its pixels ask for, in the order ordered.
#include "sim/episode_stimulus.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

std::vector<HostSpike> lines(EpisodeStimulus& stimulus, std::int64_t tick) {
    const auto spikes = stimulus.at(Tick(tick));
    return {spikes.begin(), spikes.end()};
}

TEST(EpisodeStimulus, ShowsBrightPixelsEarlyOnTheOnLinesAndDarkOnesOnTheOffLines) {
    const std::vector<LabelledImage> images = {{7, {16, 0, 10}}};
    EpisodeStimulus stimulus(EncodedImages(images, "ttfs_on_off"), 32);
    stimulus.show(Tick(0), {0});
    using Lines = std::vector<HostSpike>;
    EXPECT_EQ(lines(stimulus, 0), (Lines{{0, 0}, {0, 4}}));
    EXPECT_EQ(lines(stimulus, 6), (Lines{{0, 2}}));
    EXPECT_EQ(lines(stimulus, 10), (Lines{{0, 5}}));
    for (const std::int64_t silent : {1, 5, 7, 9, 11, 15, 16, 31, 32, 64}) {
        EXPECT_TRUE(lines(stimulus, silent).empty()) << silent;
    }
}

TEST(EpisodeStimulus, FollowsTheOrderFromItsFirstTickOn) {
    const std::vector<LabelledImage> images = {{0, {16}}, {1, {15}}};
    EpisodeStimulus stimulus(EncodedImages(images, "ttfs_on_off"), 20);
    stimulus.show(Tick(40), {1, 1, 0});
    EXPECT_TRUE(lines(stimulus, 39).empty());
    EXPECT_TRUE(lines(stimulus, 40).empty());
    EXPECT_EQ(lines(stimulus, 41).size(), 1U);
    EXPECT_EQ(lines(stimulus, 61).size(), 1U);
    EXPECT_EQ(lines(stimulus, 80).size(), 1U);
    EXPECT_TRUE(lines(stimulus, 81).empty());
    EXPECT_TRUE(lines(stimulus, 101).empty());
}

}  // namespace
}  // namespace tendril

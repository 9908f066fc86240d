// A short growth: what grows beyond its hub wakes others, what stays below it does not.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

constexpr std::size_t kRecall = 0, kOwn = 1, kAxons = 6, kFar = 7, kCopies = 9;
const std::vector<std::string> kShort = {"growth.episodes=160", "growth.moments=2"};

TrialOutcome outcome(const std::string& variant, std::uint32_t seed = 1) {
    return trial_of("growth", variant, kShort)->run(seed);
}

TEST(GrowthTrial, WhatGrowsWakesWhoDoesNotHear) {
    const TrialOutcome grown = outcome("next");
    const TrialOutcome local = outcome("next, local only");
    EXPECT_GT(grown.figures[kRecall], 0.5);
    EXPECT_GT(grown.figures[kFar], 0);
    EXPECT_EQ(local.figures[kRecall], 0);
    EXPECT_EQ(local.figures[kFar], 0);
    EXPECT_GT(local.figures[kAxons], 0);
    EXPECT_GT(grown.figures[kOwn], 0.7);
}

TEST(GrowthTrial, ItIsFollowed) {
    const TrialOutcome grown = outcome("drawn");
    ASSERT_EQ(grown.moments.size(), 2U);
    EXPECT_LT(grown.moments[0][kAxons], grown.moments[1][kAxons]);
    EXPECT_EQ(grown.moments[1][kAxons], grown.figures[kAxons]);
    EXPECT_TRUE(std::isnan(grown.moments[0][kRecall]));
    EXPECT_FALSE(std::isnan(grown.figures[kRecall]));
}

TEST(GrowthTrial, TheRandomControlHasAsManyAxonsAndGrowsNoMore) {
    const auto grown = trial_of("growth", "next", kShort)->run(2);
    const auto random = trial_of("growth", "next, random wiring", kShort);
    const TrialSlice slice = random->slice(2, 1);
    int axons = 0;
    for (const CoreState& core : slice.from.cores)
        for (const AxonEntry& entry : *core.axon_table) axons += entry.source.value < slice.from.cores.size();
    EXPECT_EQ(axons, grown.figures[kAxons]);
    EXPECT_LE(random->run(2).figures[kAxons], axons);
    EXPECT_GT(random->run(2).figures[kCopies], 1);
}

TEST(GrowthTrial, ASeedSaysAll) {
    EXPECT_EQ(outcome("next", 3).moments[1][kAxons], outcome("next", 3).moments[1][kAxons]);
    EXPECT_NE(outcome("next", 3).moments, outcome("next", 4).moments);
}

TEST(GrowthTrial, RefusesAChipThatDoesNotFit) {
    EXPECT_THROW(trial_of("growth", "next", {"chip=\"chips/recurrent.toml\"", "variant.0.set=[]"}), Error);
    EXPECT_THROW(trial_of("growth", "next", {"growth.episodes=4", "growth.moments=5"}), Error);
}

}  // namespace
}  // namespace tendril

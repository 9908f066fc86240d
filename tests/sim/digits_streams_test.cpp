// The streams of the digits are those of the reference driver, draw for draw.
#include "sim/digits_streams.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace tendril {
namespace {

CoreSetup core() {
    CoreSetup setup;
    setup.size = {64, 128};
    return setup;
}

TEST(DigitsStreams, OrderIsAPermutationThatTheSeedDecides) {
    DigitsStreams streams(1, 1797, core());
    std::vector<int> sorted = streams.order();
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> all(1797);
    std::iota(all.begin(), all.end(), 0);
    EXPECT_EQ(sorted, all);
    EXPECT_EQ(DigitsStreams(1, 1797, core()).order(), streams.order());
    EXPECT_NE(DigitsStreams(2, 1797, core()).order(), streams.order());
}

TEST(DigitsStreams, CountsGoFrom0To8AndNeverAboveKmax) {
    const DigitsStreams streams(1, 1797, core());
    const auto& k = streams.initial().k;
    EXPECT_EQ(k.size(), 64U * 128U);
    EXPECT_EQ(*std::min_element(k.begin(), k.end()), 0);
    EXPECT_EQ(*std::max_element(k.begin(), k.end()), 8);
    CoreSetup binary = core();
    binary.learning.kmax = 1;
    const auto few = DigitsStreams(1, 1797, binary).initial().k;
    EXPECT_EQ(*std::max_element(few.begin(), few.end()), 1);
    EXPECT_EQ(std::count(few.begin(), few.end(), 0), std::count(k.begin(), k.end(), 0));
}

TEST(DigitsStreams, LfsrStartsWhereTheReferenceDriverStartsIt) {
    EXPECT_EQ(DigitsStreams(1, 10, core()).initial().learning.lfsr, 0x9E3779BEU);
    EXPECT_EQ(DigitsStreams(2, 10, core()).initial().learning.lfsr, 0x3C6EF377U);
}

TEST(DigitsStreams, OfAWholeChipAreThoseOfItsCoreAndLeaveSpentBudgetsAlone) {
    ChipPlan plan;
    plan.cores = {core(), core()};
    plan.hosts.push_back({"pixels", 128, {}});
    plan.initial.cores = {cleared_core({64, 128}, 1), cleared_core({64, 128}, 1)};
    plan.cores[1].learning.kbud = 15;
    plan.initial.cores[1].k[64 + 5] = 15;
    const DigitsStreams streams(1, 1797, plan);
    EXPECT_EQ(streams.initial(), DigitsStreams(1, 1797, core()).initial());
    const CoreState& second = streams.initial_cores()[1];
    EXPECT_EQ(second.learning.lfsr, 0x9E3779BFU);
    EXPECT_EQ(second.k[64 + 5], 15);
    for (std::size_t axon = 0; axon < 128; ++axon) EXPECT_TRUE(axon == 1 || second.k[axon * 64 + 5] == 0);
    EXPECT_NE(second.k, streams.initial().k);
}

TEST(DigitsStreams, TrainingGoesOnWhereItStoppedAndShowsOnlyTrainingImages) {
    DigitsStreams whole(1, 100, core());
    DigitsStreams pieces(1, 100, core());
    const std::vector<int> all = whole.training(500, 70);
    std::vector<int> joined = pieces.training(200, 70);
    const std::vector<int> rest = pieces.training(300, 70);
    joined.insert(joined.end(), rest.begin(), rest.end());
    EXPECT_EQ(joined, all);
    const auto unknown = whole.order().begin() + 70;
    for (const int image : all)
        EXPECT_EQ(std::find(unknown, whole.order().end(), image), whole.order().end());
}

}  // namespace
}  // namespace tendril

// The digits are learned as well as in the reference driver: the same answers, seed by seed.
#include "sim/digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/digits_streams.h"
#include "sim/error.h"
#include "tests/support/digits_chip.h"

namespace tendril {
namespace {

TEST(Digits, AreLearnedWithTheReferenceDriversAnswersInTenSeeds) {
    // Of the reference driver: correct answers of 450, and its random state at the end.
    const std::vector<int> reference = {391, 394, 389, 394, 390, 375, 394, 387, 388, 384};
    const ChipPlan plan = digits_chip();
    const DigitsTask task = digits_task();
    const std::vector<std::uint32_t> random_states = {0x4a63f14e, 0xd17709f2, 0xe16ab79c, 0x01f1ddba,
                                                      0x6ce97912, 0x3b218beb, 0x985522b0, 0xa42ca23e,
                                                      0x8046bac3, 0x6ea07e8d};
    std::vector<int> correct;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        DigitsStreams streams(seed, static_cast<int>(task.images.size()), plan.cores[0]);
        const DigitsResult result = train_and_test(plan, make_functional, task, streams);
        correct.push_back(result.correct);
        EXPECT_EQ(result.trained.cores[0].learning.lfsr, random_states[seed - 1]) << "seed " << seed;
        EXPECT_EQ(result.tested, 450);
        EXPECT_EQ(result.dead, 0) << "seed " << seed;
        EXPECT_EQ(result.none, 0) << "seed " << seed;
    }
    EXPECT_EQ(correct, reference);
    EXPECT_GE(std::accumulate(correct.begin(), correct.end(), 0), 0.85 * 4500);
    EXPECT_GE(*std::min_element(correct.begin(), correct.end()), 0.81 * 450);
}

TEST(Digits, AreNotLearnedFromAnUntrainedChip) {
    const ChipPlan plan = digits_chip();
    DigitsTask task = digits_task();
    task.train_episodes = 0;
    DigitsStreams streams(1, static_cast<int>(task.images.size()), plan.cores[0]);
    EXPECT_LT(train_and_test(plan, make_functional, task, streams).accuracy(), 0.6);
}

TEST(Digits, AreNotLearnedByTheLiteralRuleWithoutGrowth) {
    ChipPlan plan = digits_chip();
    plan.cores[0].rule = RuleKind::literal;
    plan.cores[0].learning.grow_en = 0;
    plan.cores[0].learning.homeo_en = 0;
    const DigitsTask task = digits_task();
    DigitsStreams streams(1, static_cast<int>(task.images.size()), plan.cores[0]);
    EXPECT_LE(train_and_test(plan, make_functional, task, streams).accuracy(), 0.30);
}

TEST(Digits, CountEveryTestImageOnce) {
    const ChipPlan plan = digits_chip();
    DigitsTask task = digits_task();
    task.train_episodes = 200;
    task.train_images = 30;
    DigitsStreams streams(3, static_cast<int>(task.images.size()), plan.cores[0]);
    const DigitsResult result = train_and_test(plan, make_functional, task, streams);
    int answered = 0;
    int right = 0;
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        answered = std::accumulate(result.confusion[digit].begin(), result.confusion[digit].end(), answered);
        right += result.confusion[digit][digit];
    }
    EXPECT_EQ(answered + result.none, 450);
    EXPECT_EQ(right, result.correct);
    EXPECT_GT(result.dead, 0) << "30 images cannot give 64 neurons a label each";
}

TEST(Digits, RefuseAChipOrImagesThatDoNotFit) {
    const DigitsTask task = digits_task();
    EXPECT_NO_THROW(check_digits(digits_chip(), task));
    ChipPlan chip = digits_chip();
    chip.hosts[0].lines = 127;
    EXPECT_THROW(check_digits(chip, task), Error);
    chip = digits_chip();
    chip.cores[0].neuron.ph_len = 15;
    EXPECT_THROW(check_digits(chip, task), Error);
    chip = digits_chip();
    chip.cores[0].rule = RuleKind::none;
    EXPECT_THROW(check_digits(chip, task), Error);
    DigitsTask more = task;
    more.test_images = 451;
    EXPECT_THROW(check_digits(digits_chip(), more), Error);
}

}  // namespace
}  // namespace tendril

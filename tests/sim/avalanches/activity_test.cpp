// Avalanches are cut where activity pauses; a branching process is told by its own ratio.
#include "sim/avalanches/activity.h"

#include <gtest/gtest.h>

#include "sim/random.h"

namespace tendril {
namespace {

std::vector<std::pair<std::int64_t, std::int64_t>> cut(const Activity& activity, std::int64_t threshold = 0) {
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    for (const Avalanche& one : avalanches_of(activity, threshold))
        found.emplace_back(one.size, one.duration);
    return found;
}

using Cut = std::vector<std::pair<std::int64_t, std::int64_t>>;

TEST(Avalanches, are_what_silent_bins_part) { EXPECT_EQ(cut({0, 1, 2, 0, 0, 5, 0}), (Cut{{3, 2}, {5, 1}})); }

TEST(Avalanches, that_the_run_cuts_off_are_left_out) { EXPECT_EQ(cut({4, 0, 1, 0, 7}), (Cut{{1, 1}})); }

TEST(Avalanches, lie_above_a_threshold) {
    EXPECT_EQ(cut({1, 3, 2, 1, 9, 0}, 1), (Cut{{5, 2}, {9, 1}}));
    EXPECT_TRUE(cut({3, 2, 4}).empty());
}

/// Each of a bin's spikes has two chances of m/2 to bring about one in the next; `input` more come from
/// outside. Of the neurons, one in `seen_of` is recorded.
Activity branching_process(double m, int input, int seen_of, std::size_t bins) {
    RandomStream random("avalanches", 1);
    const std::uint64_t chance = chance_limit(m / 2);
    Activity activity;
    std::int64_t alive = 0;
    for (std::size_t t = 0; t < bins; ++t) {
        std::int64_t next = random.below(2 * input + 1);
        for (std::int64_t i = 0; i < 2 * alive; ++i) next += random.chance(chance);
        alive = next;
        std::int64_t seen = 0;
        for (std::int64_t i = 0; i < alive; ++i) seen += random.below(seen_of) == 0;
        activity.push_back(seen);
    }
    return activity;
}

TEST(Branching, of_a_process_seen_whole_is_its_ratio_by_both_estimators) {
    for (const double m : {0.5, 0.8, 0.95}) {
        const auto branching = branching_of(branching_process(m, 10, 1, 40000));
        ASSERT_TRUE(branching && branching->multistep) << m;
        EXPECT_NEAR(branching->slope, m, 0.02);
        EXPECT_NEAR(*branching->multistep, m, 0.03);
    }
}

TEST(Branching, of_a_sample_is_underestimated_by_one_step_and_not_by_many) {
    const auto branching = branching_of(branching_process(0.95, 10, 20, 40000));
    ASSERT_TRUE(branching && branching->multistep);
    EXPECT_LT(branching->slope, 0.6);
    EXPECT_NEAR(*branching->multistep, 0.95, 0.03);
}

TEST(Branching, of_noise_is_none) {
    const auto branching = branching_of(branching_process(0, 10, 1, 40000));
    ASSERT_TRUE(branching);
    EXPECT_NEAR(branching->slope, 0, 0.02);
    EXPECT_FALSE(branching->multistep);
    EXPECT_FALSE(branching_of(Activity(100, 7))) << "never changes";
    EXPECT_FALSE(branching_of({}));
}

}  // namespace
}  // namespace tendril

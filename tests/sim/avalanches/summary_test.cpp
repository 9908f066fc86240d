// What is said of a run: bins, counts, and why there is no fit where there is none.
#include "sim/avalanches/summary.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

bool says(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

TEST(AvalancheSummary, counts_in_bins_and_leaves_the_last_part_of_one_out) {
    const AvalancheSummary summary = summarise("run", {0, 0, 1, 2, 0, 0, 4}, {2, 0});
    EXPECT_EQ(summary.ticks, 7);
    EXPECT_EQ(summary.spikes, 7);
    ASSERT_EQ(summary.avalanches.size(), 1U);
    EXPECT_EQ(summary.avalanches[0].size, 3);
}

TEST(AvalancheSummary, says_why_nothing_is_fitted) {
    EXPECT_TRUE(says(text_of(summarise("run", {1, 2, 3, 1}, {})), "activity never pauses"));
    EXPECT_TRUE(says(text_of(summarise("run", {0, 2, 0, 1}, {})), "too few avalanches to fit a law: 50"));
    EXPECT_TRUE(says(text_of(summarise("run", {0, 0, 0}, {})), "branching ratio: activity never changes"));
}

TEST(AvalancheSummary, has_every_size_in_its_json_and_a_mark_for_each_different_one_in_its_picture) {
    Activity activity;
    for (int i = 0; i < 60; ++i) {
        activity.push_back(0);
        activity.push_back(1 + i % 4);
    }
    activity.push_back(0);
    const AvalancheSummary summary = summarise("run", activity, {});
    EXPECT_EQ(json_of(summary)["sizes"].size(), 60U);
    EXPECT_EQ(json_of(summary)["fit"]["fitted"], 60);
    const std::string svg = picture_of(summary);
    std::size_t marks = 0;
    for (auto at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1)) ++marks;
    EXPECT_EQ(marks, 4U);
    EXPECT_TRUE(says(svg, "class=\"law\""));
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

}  // namespace
}  // namespace tendril

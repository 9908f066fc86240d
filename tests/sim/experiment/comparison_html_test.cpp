// The page of a comparison: its table, a dot a seed, nothing from outside.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/experiment/comparison_report.h"

namespace tendril {
namespace {

std::string page() {
    VariantResult row{"a<b", {{"hit"}}, {{1, {{1.0}, true}}, {2, {{0.5}, false}}, {3, {{NAN}, false}}}, {}};
    VariantResult missed = row;
    missed.missed = {"hit_mean is <low>"};
    return comparison_html({"order", {row, missed}, {}});
}

int count(const std::string& text, const std::string& part) {
    int n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

TEST(ComparisonHtml, has_a_dot_for_every_seed_that_was_measured_and_a_bar_for_the_mean) {
    EXPECT_EQ(count(page(), "<circle"), 4);
    EXPECT_EQ(count(page(), "<path"), 2);
    EXPECT_NE(page().find("<title>seed 2: 0.500</title>"), std::string::npos);
}

TEST(ComparisonHtml, says_what_was_missed_without_letting_text_become_markup) {
    EXPECT_NE(page().find("Not accepted."), std::string::npos);
    EXPECT_NE(page().find("hit_mean is &lt;low>"), std::string::npos);
    EXPECT_EQ(page().find("a<b"), std::string::npos);
}

TEST(ComparisonHtml, shows_a_figure_over_another_where_its_kind_says_so) {
    const VariantResult row{"low", {{"spread"}, {"hit", true, "spread"}}, {{1, {{0.5, 0.25}, true}}}, {}};
    const std::string html = comparison_html({"criticality", {row}, {}});
    EXPECT_NE(html.find("aria-label=\"hit over spread\""), std::string::npos);
    EXPECT_NE(html.find("<title>low: 0.500, 0.250</title>"), std::string::npos);
    EXPECT_EQ(page().find(" over "), std::string::npos);
}

TEST(ComparisonHtml, follows_figures_where_the_kind_does) {
    const TrialOutcome followed{{0.5, 7}, true, {{NAN, 3}, {NAN, 7}}};
    const VariantResult row{"grown", {{"recall"}, {"axons"}}, {{1, followed}, {2, followed}}, {}};
    const std::string html = comparison_html({"growth", {row, row}, {}});
    EXPECT_NE(html.find("aria-label=\"axons over time\""), std::string::npos);
    EXPECT_EQ(html.find("aria-label=\"recall over time\""), std::string::npos) << "it is measured at the end";
    EXPECT_EQ(count(html, "<title>grown, moment 2: 7.000</title>"), 2);
    EXPECT_EQ(page().find("As it became"), std::string::npos);
}

TEST(ComparisonHtml, takes_nothing_from_outside) {
    EXPECT_EQ(page().find("http"), std::string::npos);
    EXPECT_EQ(page().find("src="), std::string::npos);
    EXPECT_EQ(page().find("<script"), std::string::npos);
}

}  // namespace
}  // namespace tendril

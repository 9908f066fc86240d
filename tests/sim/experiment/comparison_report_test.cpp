// What a comparison says on the terminal and to machines.
#include "sim/experiment/comparison_report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace tendril {
namespace {

ComparisonResult two_rows() {
    VariantResult good{"good one", {{"hit"}, {"latency", false}}, {{1, {{1.0, 12}, true}}}, {}};
    good.seeds.push_back({2, {{0.5, NAN}, false}});
    VariantResult bad{"bad", good.figures, {{1, {{0.25, 20}, false}}}, {"hit_mean is 0.25, not 0.5 or more"}};
    return {"hidden_pattern", {good, bad}, {}};
}

TEST(ComparisonText, has_a_row_a_variant_what_was_missed_and_the_first_figure_last) {
    const std::string text = comparison_text(two_rows());
    EXPECT_NE(text.find("good one     2    1    0.750 / 0.500      12.0 / 12.0\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("bad: hit_mean is 0.25, not 0.5 or more\nnot accepted\n"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\nhit 0.750 (2 seeds, worst 0.500)\n")) << text;
}

TEST(ComparisonJson, has_the_formats_keys_and_every_seed) {
    const auto json = nlohmann::json::parse(comparison_json(two_rows()));
    EXPECT_EQ(json["format"], "tendril-experiment-result 1");
    EXPECT_EQ(json["kind"], "hidden_pattern");
    EXPECT_EQ(json["seeds"][1]["seed"], 2);
    EXPECT_EQ(json["seeds"][1]["hit"], 0.5);
    EXPECT_EQ(json["seeds"][1]["latency"], nullptr);
    EXPECT_EQ(json["mean"], 0.75);
    EXPECT_EQ(json["worst"], 0.5);
    EXPECT_EQ(json["variants"][1]["name"], "bad");
    EXPECT_EQ(json["variants"][1]["accepted"], false);
    EXPECT_EQ(json["variants"][0]["mean"]["latency"], 12);
    EXPECT_EQ(json["accepted"], false);
}

TEST(ComparisonJson, is_accepted_when_nothing_is_missed) {
    ComparisonResult result = two_rows();
    result.variants.pop_back();
    EXPECT_EQ(nlohmann::json::parse(comparison_json(result))["accepted"], true);
    EXPECT_NE(comparison_text(result).find("\naccepted\n"), std::string::npos);
}

}  // namespace
}  // namespace tendril

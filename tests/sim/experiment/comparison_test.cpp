// A comparison accepts what holds its bounds and nothing else.
#include "sim/experiment/comparison.h"

#include <cmath>

#include "sim/error.h"
#include "tests/support/refusal.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

VariantResult two_seeds() {
    return {"a", {{"hit"}, {"alarms", false}}, {{1, {{0.5, 3}, true}}, {2, {{0.7, 1}, false}}}, {}};
}

VariantSpec bound(const std::string& figure, double least, double most) {
    VariantSpec spec;
    spec.accept = {{{}, figure, least}};
    spec.at_most = {{{}, figure, most}};
    return spec;
}

TEST(Comparison, worst_is_the_smallest_or_the_largest) {
    const VariantResult result = two_seeds();
    EXPECT_DOUBLE_EQ(result.mean(0), 0.6);
    EXPECT_EQ(result.worst(0), 0.5);
    EXPECT_EQ(result.worst(1), 3);
    EXPECT_EQ(result.ok(), 1);
}

TEST(Comparison, what_could_not_be_measured_is_left_out_and_holds_no_bound) {
    VariantResult result = two_seeds();
    result.seeds[0].outcome.figures[0] = NAN;
    EXPECT_EQ(result.mean(0), 0.7);
    EXPECT_EQ(result.worst(0), 0.7);
    result.seeds[1].outcome.figures[0] = NAN;
    judge(bound("hit_mean", 0, 1), result);
    EXPECT_EQ(result.missed.size(), 2U);
}

TEST(Comparison, a_bound_is_held_at_equality_and_missed_beyond) {
    VariantResult result = two_seeds();
    judge(bound("ok", 1, 1), result);
    judge(bound("hit_worst", 0.5, 0.5), result);
    EXPECT_TRUE(result.missed.empty());
    judge(bound("hit_worst", 0.51, 9), result);
    EXPECT_EQ(result.missed, std::vector<std::string>{"hit_worst is 0.5, not 0.51 or more"});
    judge(bound("alarms_worst", 0, 2.9), result);
    EXPECT_EQ(result.missed[1], "alarms_worst is 3, not 2.9 or less");
}

TEST(Comparison, an_unknown_figure_is_refused_with_the_nearest) {
    VariantResult result = two_seeds();
    EXPECT_NE(refusal([&] { judge(bound("hit_men", 0, 0), result); }).find("did you mean \"hit_mean\"?"),
              std::string::npos);
}

TEST(Comparison, is_accepted_when_all_rows_are_and_the_check_passes) {
    ComparisonResult result{"order", {two_seeds(), two_seeds()}, {}};
    EXPECT_TRUE(result.accepted());
    result.check.emplace();
    result.check->divergence = "tick 7";
    EXPECT_FALSE(result.accepted());
    result.check.reset();
    result.variants[1].missed = {"too little"};
    EXPECT_FALSE(result.accepted());
}

ExperimentSpec small() {
    ExperimentSpec spec = experiment_of("order-fixed", {"check.engines=[\"functional\", \"functional\"]"});
    spec.variants.resize(2);
    return spec;
}

TEST(Comparison, runs_every_seed_of_every_variant_and_the_check) {
    const ComparisonResult result = run_comparison(small(), {});
    ASSERT_EQ(result.variants.size(), 2U);
    EXPECT_EQ(result.variants[1].seeds.size(), 1U);
    EXPECT_TRUE(result.check->passed());
    EXPECT_TRUE(result.accepted());
}

TEST(Comparison, is_not_accepted_when_a_negative_control_succeeds) {
    ExperimentSpec spec = small();
    spec.variants[0].at_most = {{{}, "separated_mean", 0.5}};
    EXPECT_FALSE(run_comparison(spec, {}).accepted());
}

TEST(Comparison, runs_one_engine_with_cycles_at_most) {
    ExperimentSpec spec = small();
    spec.check.engines = {"tlm", "cosim"};
    EXPECT_THROW(run_comparison(spec, {}), Error);
}

}  // namespace
}  // namespace tendril

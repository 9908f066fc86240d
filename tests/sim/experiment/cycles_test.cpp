// The experiments on the chip: slices in the co-simulation and in tlm, spike for spike and bit for bit.
#include "sim/experiment/comparison.h"
#include "systemc/core/core.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

/// The check of an experiment file, with its first variant alone and one seed.
CheckOutcome check_in(const std::string& name, const std::string& engine,
                      const std::vector<std::string>& set) {
    ExperimentSpec spec = experiment_of(name, set);
    spec.variants.resize(1);
    spec.variants[0].seeds = {1};
    spec.variants[0].accept.clear();
    spec.variants[0].at_most.clear();
    spec.check.engines = {"functional", engine};
    const ComparisonResult result = run_comparison(spec, {});
    return *result.check;
}

/// Small builds leave the larger cores out.
bool rtl_is_built(const std::string& name, const std::vector<std::string>& set) {
    const ExperimentSpec spec = experiment_of(name, set);
    const ChipPlan plan = make_plan(load_chip(spec.chip, spec.variants[0].chip_set));
    return std::ranges::any_of(built_core_sizes(), [&](const BuiltSize& built) {
        return built.size == plan.built && built.lanes == plan.lanes;
    });
}

class OnTheChip : public testing::TestWithParam<const char*> {
protected:
    void expect_agreement(const std::string& name, const std::vector<std::string>& set = {}) {
        if (GetParam() == std::string("cosim") && !rtl_is_built(name, set))
            GTEST_SKIP() << "no RTL core of this size was built";
        const CheckOutcome outcome = check_in(name, GetParam(), set);
        EXPECT_EQ(outcome.divergence, "");
        EXPECT_TRUE(outcome.passed());
        EXPECT_TRUE(outcome.engines[1].totals.has_cycles);
        for (const auto& hub : outcome.engines[1].totals.hubs) EXPECT_GT(hub.moved, 0U);
    }
};

TEST_P(OnTheChip, order_with_given_counts) { expect_agreement("order-fixed"); }
TEST_P(OnTheChip, order_in_the_neurons_own_phase) { expect_agreement("order-phase"); }
TEST_P(OnTheChip, order_while_it_is_learned) {
    expect_agreement("order-learned", {"order.episodes=10", "check.episodes=100"});
}
TEST_P(OnTheChip, abc_abd_with_prediction) {
    expect_agreement("abc-abd", {"abc_abd.episodes=400", "check.episodes=300"});
}
TEST_P(OnTheChip, abc_abd_in_a_hierarchy_of_two_cores_and_a_hub) {
    expect_agreement("abc-abd-hierarchy", {"abc_abd.episodes=400", "check.episodes=300"});
}
TEST_P(OnTheChip, hidden_pattern) {
    expect_agreement("hidden-pattern", {"variant.0.set=[]", "hidden_pattern.ticks=40000"});
}
TEST_P(OnTheChip, hidden_patterns_for_several_neurons) {
    expect_agreement("hidden-patterns",
                     {"variant.0.set=[\"core.0.neurons=8\", \"hidden_pattern.patterns=3\"]",
                      "hidden_pattern.ticks=10000"});
}
TEST_P(OnTheChip, hidden_patterns_by_slow_steps) {
    expect_agreement("hidden-beyond", {"hidden_pattern.ticks=10000"});
}
TEST_P(OnTheChip, neurons_that_listen_to_each_other) {
    expect_agreement("edge-of-chaos", {"criticality.ticks=10000"});
}
TEST_P(OnTheChip, cores_that_grow_axons_onto_each_other) {
    expect_agreement("growth", {"growth.episodes=8", "growth.moments=1"});
}
TEST_P(OnTheChip, digits_on_four_cores_whose_winners_compete) {
    expect_agreement("digits-four-cores", {"variant.0.set=[\"neuron.en_slope=1\", \"state.0.th=2940\"]",
                                           "digits.train_episodes=100", "check.episodes=20"});
}
TEST_P(OnTheChip, digits_beyond_the_thesis_rule) {
    expect_agreement("digits-beyond", {"digits.train_episodes=300", "check.episodes=40"});
}
TEST_P(OnTheChip, digits) { expect_agreement("digits", {"digits.train_episodes=100", "check.episodes=50"}); }

INSTANTIATE_TEST_SUITE_P(Engines, OnTheChip, testing::Values("cosim", "tlm"),
                         [](const auto& engine) { return engine.param; });

}  // namespace
}  // namespace tendril

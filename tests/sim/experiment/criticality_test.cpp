// A spike spreads where nothing holds it back, and not where hardly anything fires.
#include <gtest/gtest.h>

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TrialOutcome outcome(const std::string& variant, std::uint32_t seed = 1) {
    return trial_of("edge-of-chaos", variant, {"criticality.ticks=20000"})->run(seed);
}

TEST(Criticality, a_spike_spreads_further_the_lower_the_threshold_and_the_weaker_the_inhibition) {
    const double sub = outcome("theta 800, inhibition 200").figures[0];
    const double between = outcome("theta 100, inhibition 50").figures[0];
    const double super = outcome("theta 50, inhibition 0").figures[0];
    EXPECT_LT(sub, 1);
    EXPECT_LT(sub, between);
    EXPECT_LT(between, super);
    EXPECT_GT(super, 10);
}

TEST(Criticality, without_synapses_and_inhibition_between_neurons_a_spike_does_nothing) {
    const auto trial = trial_of("edge-of-chaos", "theta 200, inhibition 50, no synapses between neurons",
                                {"criticality.ticks=20000",
                                 "variant.20.set=[\"neuron.inh_mode=0\", "
                                 "\"axons.1.type=\\\"inh\\\"\", \"synapses.0.k=0\"]"});
    const TrialOutcome alone = trial->run(1);
    EXPECT_EQ(alone.figures[0], 0);
    EXPECT_EQ(alone.figures[1], 0);
    EXPECT_GT(alone.figures[3], 0) << "neurons fire";
}

TEST(Criticality, a_seed_says_all) {
    const std::string variant = "theta 400, inhibition 0";  // whose branching ratio can be estimated
    EXPECT_EQ(outcome(variant, 3).figures, outcome(variant, 3).figures);
    EXPECT_NE(outcome(variant, 3).figures, outcome(variant, 4).figures);
}

TEST(Criticality, refuses_a_chip_or_a_run_that_does_not_fit) {
    EXPECT_THROW(trial_of("edge-of-chaos", "theta 200, inhibition 0", {"criticality.ticks=1999"}), Error);
    EXPECT_THROW(trial_of("edge-of-chaos", "theta 200, inhibition 0", {"criticality.reset_every=100"}),
                 Error);
}

}  // namespace
}  // namespace tendril

// Codes are measured on what kind "digits" measures, and each disturbance does its harm.
#include <gtest/gtest.h>

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

std::unique_ptr<Trial> short_trial(const std::string& kind, const std::string& file,
                                   const std::string& variant) {
    return trial_of(file, variant,
                    {kind + ".train_episodes=1500", kind + ".train_images=300", kind + ".test_images=200"});
}

double figure(const Trial& trial, const TrialOutcome& outcome, const std::string& name) {
    for (std::size_t f = 0; f < trial.figures().size(); ++f) {
        if (trial.figures()[f].name == name) return outcome.figures[f];
    }
    ADD_FAILURE() << "there is no " << name;
    return 0;
}

TEST(CodesTrial, times_to_first_spike_are_as_accurate_as_kind_digits_says) {
    const auto digits = short_trial("digits", "digits", "64 neurons, slope alone, 5 seeds");
    const auto codes = short_trial("codes", "codes", "time to first spike");
    EXPECT_EQ(codes->run(2).figures[0], digits->run(2).figures[0]);
}

TEST(CodesTrial, a_disturbance_harms_and_a_worse_one_more) {
    const auto trial = short_trial("codes", "codes", "time to first spike");
    const TrialOutcome outcome = trial->run(1);
    const auto of = [&](const std::string& name) { return figure(*trial, outcome, name); };
    EXPECT_GT(of("accuracy"), of("deleted_40"));
    EXPECT_GT(of("deleted_20"), of("deleted_40"));
    EXPECT_GT(of("deleted_40"), 0.1) << "better than a guess";
    EXPECT_EQ(trial->run(1).figures, outcome.figures) << "a seed says all";
}

TEST(CodesTrial, counts_what_a_decision_costs) {
    const auto trial = short_trial("codes", "codes", "rate");
    const TrialOutcome outcome = trial->run(1);
    EXPECT_EQ(figure(*trial, outcome, "input_spikes"), 1024) << "16 for the two lines of each of 64 pixels";
    EXPECT_LT(figure(*trial, outcome, "input_until"), 1024);
    EXPECT_GE(figure(*trial, outcome, "input_until"), 64);
    EXPECT_LE(figure(*trial, outcome, "spikes"), 1) << "one answer, then the phase is over for all";
    EXPECT_GT(figure(*trial, outcome, "synaptic_events"), 1024);
}

TEST(CodesTrial, needs_one_core) {
    EXPECT_THROW(trial_of("codes", "rate", {"chip=chips/digits-four-cores.toml"}), Error);
}

}  // namespace
}  // namespace tendril

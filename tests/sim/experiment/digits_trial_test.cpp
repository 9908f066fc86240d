// Digits of another size: spike for spike and synapse for synapse what the reference driver does.
#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TEST(DigitsTrial, of_32_neurons_fires_and_grows_as_in_the_reference) {
    EXPECT_EQ(run_text(*trial_of("digits", "32 neurons"), 100, 3200), golden_experiment("digits_32"));
}

TEST(DigitsTrial, has_the_figures_of_the_digits) {
    const auto trial =
        trial_of("digits", "32 neurons", {"digits.train_episodes=1500", "digits.train_images=300"});
    const TrialOutcome outcome = trial->run(1);
    EXPECT_GT(outcome.figures[0], 0.3);
    EXPECT_LT(outcome.figures[0], 1.0);
}

TEST(DigitsTrial, negative_control_learns_nothing) {
    const auto trial = trial_of("digits", "64 neurons, literal rule without growth, 5 seeds",
                                {"digits.train_episodes=5000"});
    EXPECT_LE(trial->run(1).figures[0], 0.30);
}

TEST(DigitsTrial, needs_a_chip_that_shows_images) {
    EXPECT_THROW(trial_of("digits", "64 neurons", {"chip=chips/order.toml"}), Error);
}

}  // namespace
}  // namespace tendril

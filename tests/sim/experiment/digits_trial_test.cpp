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

TEST(DigitsTrial, learns_far_more_where_counts_follow_times) {
    // Within the training part.
    const std::vector<std::string> short_run = {"digits.train_images=900", "digits.test_images=447",
                                                "digits.train_episodes=8000"};
    const TrialOutcome beyond = trial_of("digits-beyond", "64 neurons", short_run)->run(11);
    EXPECT_GE(beyond.figures[0], 0.92);
    EXPECT_EQ(beyond.figures[2], 0) << "dead";
    EXPECT_LT(trial_of("digits", "64 neurons", short_run)->run(11).figures[0], 0.90);
}

/// Spikes of the messengers, neuron 16 of each core, and of all others.
std::pair<int, int> spikes_of_four_cores(const std::string& variant) {
    const auto trial = trial_of("digits-four-cores", variant);
    const std::string text = run_text(*trial, 100, 3200);
    int messengers = 0;
    int winners = 0;
    for (auto at = text.find("spike "); at != std::string::npos; at = text.find("spike ", at + 1)) {
        const bool messenger = text.substr(0, text.find('\n', at)).ends_with(" 16");
        ++(messenger ? messengers : winners);
    }
    return {messengers, winners};
}

TEST(DigitsTrial, on_four_cores_a_messenger_speaks_for_every_winner_that_came_too_late) {
    const auto [messengers, winners] = spikes_of_four_cores("slope, competing, theta 3000");
    EXPECT_GT(messengers, 0);
    EXPECT_EQ(messengers + winners, 400) << "in each image each core is won or silenced, once";
    const auto [none, alone] = spikes_of_four_cores("slope, not competing, theta 3000");
    EXPECT_EQ(none, 0);
    EXPECT_GT(alone, winners);
}

TEST(DigitsTrial, on_four_cores_nothing_grows_on_a_messenger) {
    const auto trial = trial_of("digits-four-cores", "slope, competing, theta 3000");
    const std::string text = run_text(*trial, 100, 3200);
    for (int axon = 0; axon < 129; ++axon) {
        const std::string row = text.substr(text.find(fmt::format("\nk 2 {} ", axon)) + 1);
        EXPECT_EQ(row.substr(0, row.find('\n')).back(), axon == 128 ? 'f' : '0') << axon;
    }
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

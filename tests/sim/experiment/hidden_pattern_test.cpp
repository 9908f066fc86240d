// A hidden pattern: spike for spike, synapse for synapse and figure for figure what the reference driver
// does.
#include <cmath>

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

using Overrides = std::vector<std::string>;

TEST(HiddenPattern, one_neuron_fires_and_grows_as_in_the_reference) {
    const auto trial = trial_of("hidden-pattern", "no leak", {"variant.3.set=[]"});
    EXPECT_EQ(run_text(*trial, 1, 20000), golden_experiment("hidden_pattern"));
}

TEST(HiddenPattern, several_neurons_and_patterns_with_jitter_and_deletions_too) {
    const auto trial = trial_of("hidden-patterns", "8 neurons, 3 patterns, grow_sh 4",
                                {"hidden_pattern.ticks=200000", "hidden_pattern.jitter=2",
                                 "hidden_pattern.deleted=20", "hidden_pattern.share=50"});
    EXPECT_EQ(run_text(*trial, 1, 4000), golden_experiment("hidden_pattern_several"));
}

void expect_figures(Trial& trial, const std::string& golden) {
    const SeedRange seeds(trial, 2);
    expect_in(golden,
              fmt::format("{}/2 strict(>.98,0) {:.0f} | hit mean {:.3f} worst {:.3f} | fa/s mean {:.3f}",
                          seeds.ok, 2 * seeds.mean(4), seeds.mean(0), seeds.smallest(0), seeds.mean(1)));
    expect_in(golden, fmt::format("distinct {:.2f}", seeds.mean(5)));
    for (const TrialOutcome& outcome : seeds.outcomes) {
        const bool known = outcome.figures[0] > 0.5;
        EXPECT_EQ(std::isnan(outcome.figures[2]), !known) << "a latency needs something to be late";
        if (known) {
            expect_in(golden,
                      fmt::format("latency {:.1f} -> {:.1f} ", outcome.figures[3], outcome.figures[2]));
        }
    }
}

TEST(HiddenPattern, figures_of_one_neuron_are_those_of_the_reference) {
    const auto trial =
        trial_of("hidden-pattern", "no leak", {"variant.3.set=[]", "hidden_pattern.ticks=60000"});
    expect_figures(*trial, golden_figures("hidden_pattern one"));
}

TEST(HiddenPattern, figures_of_several_are_those_of_the_reference) {
    const auto trial =
        trial_of("hidden-patterns", "4 neurons, 2 patterns, grow_sh 5", {"hidden_pattern.ticks=60000"});
    expect_figures(*trial, golden_figures("hidden_pattern several"));
}

TEST(HiddenPattern, figures_with_a_reference_rhythm_are_those_of_the_reference) {
    const auto trial =
        trial_of("hidden-pattern", "reference rhythm of 50 ticks", {"hidden_pattern.ticks=60000"});
    expect_figures(*trial, golden_figures("hidden_pattern rhythm"));
}

TEST(HiddenPattern, negative_control_fires_at_everything) {
    const TrialOutcome outcome =
        trial_of("hidden-pattern", "no leak", {"hidden_pattern.ticks=60000"})->run(1);
    EXPECT_FALSE(outcome.ok);
    EXPECT_GT(outcome.figures[1], 0.5);
}

TEST(HiddenPattern, chances_that_fall_with_the_count_find_what_loses_spikes) {
    const auto outcome = [](const std::string& variant) {
        return trial_of("hidden-beyond", variant, {"hidden_pattern.ticks=120000"})->run(4);
    };
    EXPECT_TRUE(outcome("20 % deleted, theta 250, win 12").ok);
    EXPECT_FALSE(outcome("20 % deleted, equal chances to wither").ok);
}

TEST(HiddenPattern, refuses_a_chip_or_a_run_that_does_not_fit) {
    EXPECT_THROW(trial_of("hidden-pattern", "no leak", {"hidden_pattern.ticks=1999"}), Error);
    EXPECT_THROW(
        trial_of("hidden-pattern", "no leak", {"chip=../chips/smallworld-16.toml", "variant.3.set=[]"}),
        Error);
}

}  // namespace
}  // namespace tendril

// ABC against ABD: spike for spike, synapse for synapse and figure for figure what the reference driver does.
#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

constexpr int kEpisodes = 200;
constexpr int kTicks = 6400;

TEST(AbcAbd, completed_rule_fires_and_grows_as_in_the_reference) {
    const auto trial = trial_of("abc-abd", "completed, theta 600");
    EXPECT_EQ(run_text(*trial, kEpisodes, kTicks), golden_experiment("abc_abd_completed"));
}

TEST(AbcAbd, literal_rule_fires_and_grows_as_in_the_reference) {
    const auto trial = trial_of("abc-abd", "literal, theta 600");
    EXPECT_EQ(run_text(*trial, kEpisodes, kTicks), golden_experiment("abc_abd_literal"));
}

TEST(AbcAbd, jitter_and_curriculum_draw_as_the_reference_does) {
    const auto trial = trial_of("abc-abd", "completed, theta 600", {"abc_abd.jitter=1", "abc_abd.first=100"});
    EXPECT_EQ(run_text(*trial, kEpisodes, kTicks), golden_experiment("abc_abd_jitter"));
}

TEST(AbcAbd, a_hierarchy_of_two_cores_fires_and_grows_as_in_the_reference) {
    const auto trial = trial_of("abc-abd-hierarchy", "literal, theta 571");
    ASSERT_EQ(trial->plan().cores.size(), 2U);
    EXPECT_EQ(run_text(*trial, kEpisodes, kTicks), golden_experiment("abc_abd_hierarchy"));
}

TEST(AbcAbd, another_seed_is_another_experiment) {
    const auto trial = trial_of("abc-abd", "completed, theta 600");
    EXPECT_NE(trial->slice(1, 9).from.cores[0].learning.lfsr, trial->slice(2, 9).from.cores[0].learning.lfsr);
}

TEST(AbcAbd, figures_are_those_of_the_reference) {
    const auto trial = trial_of("abc-abd", "completed, theta 600", {"abc_abd.episodes=600"});
    const SeedRange seeds(*trial, 5);
    const std::string golden = golden_figures("abc_abd completed");
    expect_in(golden, fmt::format("online>=.9: {} mean {:.3f} worst {:.2f}", seeds.ok, seeds.mean(0),
                                  seeds.smallest(0)));
    expect_in(golden, fmt::format("mean acc {:.3f} worst {:.2f}", seeds.mean(1), seeds.smallest(1)));
    expect_in(golden,
              fmt::format("mean latency {:.1f} early-fire frac {:.2f}", seeds.mean(2), seeds.mean(3)));
    EXPECT_EQ(seeds.ok, 2) << "after 600 episodes not all have learned: the criterion can fail";
}

TEST(AbcAbd, figures_under_jitter_are_those_of_the_reference) {
    const auto trial = trial_of("abc-abd", "completed, theta 600",
                                {"abc_abd.episodes=600", "abc_abd.jitter=1", "abc_abd.first=100"});
    const SeedRange seeds(*trial, 5);
    const std::string golden = golden_figures("abc_abd jitter");
    expect_in(golden, fmt::format("online>=.9: {} mean {:.3f} worst {:.2f}", seeds.ok, seeds.mean(0),
                                  seeds.smallest(0)));
    expect_in(golden, fmt::format("mean acc {:.3f}", seeds.mean(1)));
}

TEST(AbcAbd, figures_of_the_hierarchy_are_those_of_the_reference) {
    const auto trial = trial_of("abc-abd-hierarchy", "literal, theta 571", {"abc_abd.episodes=600"});
    const SeedRange seeds(*trial, 5);
    expect_in(golden_figures("abc_abd hierarchy"),
              fmt::format("mean {:.3f} worst {:.2f} online>=.9 {} mean {:.3f}", seeds.mean(1),
                          seeds.smallest(1), seeds.ok, seeds.mean(0)));
}

TEST(AbcAbd, negative_control_fails) {
    const auto trial = trial_of("abc-abd", "literal, theta 400");
    const SeedRange seeds(*trial, 2);
    EXPECT_EQ(seeds.ok, 0);
    EXPECT_LT(seeds.mean(0), 0.6);
}

TEST(AbcAbd, refuses_a_chip_that_does_not_fit) {
    EXPECT_THROW(trial_of("abc-abd", "completed, theta 600", {"chip=../chips/quickstart.toml"}), Error);
    EXPECT_THROW(trial_of("abc-abd", "completed, theta 600", {"variant.0.set=[\"neuron.ph_len=14\"]"}),
                 Error);
}

}  // namespace
}  // namespace tendril

// A learned order: spike for spike, synapse for synapse and figure for figure what the reference driver does.
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TEST(LearnedOrder, fires_and_grows_as_in_the_reference) {
    EXPECT_EQ(run_text(*trial_of("order-learned", "budget and early ranks, 4 lines"), 200, 9600),
              golden_experiment("order_learned_4"));
    EXPECT_EQ(run_text(*trial_of("order-learned", "budget and early ranks, 5 lines"), 200, 9600),
              golden_experiment("order_learned_5"));
}

TEST(LearnedOrder, figures_are_those_of_the_reference) {
    const auto trial = trial_of("order-learned", "budget and early ranks, 4 lines", {"order.episodes=200"});
    const SeedRange seeds(*trial, 5);
    const std::string golden = golden_figures("order learned");
    expect_in(golden, fmt::format("fired {:.0f}/5", 5 * seeds.mean(4)));
    expect_in(golden,
              fmt::format("latency-separated mean {:.3f} (worst {:.2f}", seeds.mean(1), seeds.smallest(1)));
    expect_in(golden,
              fmt::format("silent {:.3f} | ideal-threshold separable {:.3f}", seeds.mean(2), seeds.mean(0)));
    expect_in(golden, fmt::format("graded weights {:.0f}/5", 5 * seeds.mean(3)));
}

TEST(LearnedOrder, is_not_graded_by_the_literal_rule) {
    const TrialOutcome outcome = trial_of("order-learned", "literal, 4 lines")->run(1);
    EXPECT_EQ(outcome.figures[3], 0);
    EXPECT_FALSE(outcome.ok);
}

TEST(LearnedOrder, what_never_fires_has_no_latency) {
    const TrialOutcome outcome =
        trial_of("order-learned", "budget and early ranks, 4 lines", {"order.episodes=0"})->run(1);
    EXPECT_EQ(outcome.figures[4], 0);
    EXPECT_TRUE(std::isnan(outcome.figures[1]));
}

}  // namespace
}  // namespace tendril

// The table of kinds.
#include "sim/experiment/trial.h"

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TEST(Trial, every_kind_has_figures_and_its_chip) {
    EXPECT_EQ(trial_of("order-fixed", "slope, 4 lines")->figures()[0].name, "separated");
    EXPECT_EQ(trial_of("order-phase", "global phase, 4 lines")->figures()[0].name, "hit");
    EXPECT_EQ(trial_of("order-learned", "literal, 4 lines")->figures()[0].name, "separable");
    EXPECT_EQ(trial_of("abc-abd", "literal, theta 400")->figures()[0].name, "online");
    EXPECT_EQ(trial_of("hidden-pattern", "no leak")->figures()[1].more_is_better, false);
    EXPECT_EQ(trial_of("digits", "10 neurons")->plan().cores[0].size.neurons, 10);
}

TEST(Trial, of_an_unknown_kind_is_refused) { EXPECT_THROW(make_trial("chess", {}), Error); }

}  // namespace
}  // namespace tendril

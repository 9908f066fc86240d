// The quickstart in small: what was learned goes on alike in the functional engine and in the co-simulation.
#include <gtest/gtest.h>

#include "sim/experiment.h"

namespace tendril {
namespace {

TEST(Experiment, GoesOnFromTheTrainedStateAlikeInTheFunctionalEngineAndTheCoSimulation) {
    ExperimentSpec spec = load_experiment(TENDRIL_SOURCE_DIR "/configs/experiments/quickstart.toml");
    ASSERT_EQ(spec.check.engines, (std::vector<std::string>{"functional", "cosim"}));
    spec.digits.train_episodes = 2000;
    const ExperimentResult result = run_experiment(spec, {});
    ASSERT_TRUE(result.check);
    const CheckOutcome& check = *result.check;
    EXPECT_EQ(check.divergence, "");
    EXPECT_EQ(check.episodes, 100);
    EXPECT_GE(check.with_spikes, 95) << "spikes in nearly every episode";
    EXPECT_GT(check.with_changes, 50) << "synapse changes in most";
    EXPECT_EQ(check.engines[0].state_digest, check.engines[1].state_digest);

    const RunTotals& cosim = check.engines[1].totals;
    ASSERT_TRUE(cosim.has_cycles);
    EXPECT_GT(cosim.stimulus_spikes, 5000U);
    ASSERT_EQ(cosim.hubs.size(), 1U);
    EXPECT_EQ(cosim.hubs[0].moved, cosim.stimulus_spikes + cosim.spikes) << "each crosses the hub";
    EXPECT_EQ(cosim.cores[0].counters.arrived, cosim.stimulus_spikes);
    EXPECT_EQ(cosim.cores[0].counters.not_in_table, 0U) << "each is in the axon table";
    EXPECT_EQ(cosim.stimulus_spikes, check.engines[0].totals.stimulus_spikes);
}

}  // namespace
}  // namespace tendril

// synapses.csv and thresholds.csv to the byte.
#include "sim/recorder/state_tables.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

TEST(StateTables, ListSynapsesThatAreThere) {
    ChipState state = tiny_state();
    state.cores[1].k[11] = 1;
    EXPECT_EQ(synapses_csv(state), "core,axon,neuron,k\n0,0,1,1\n0,0,2,15\n0,2,0,2\n1,3,2,1\n");
    EXPECT_EQ(synapses_csv(tiny_chip().initial), "core,axon,neuron,k\n");
}

TEST(StateTables, ListTheThresholdOfEveryNeuron) {
    EXPECT_EQ(thresholds_csv(tiny_state()), "core,neuron,th\n0,0,9\n0,1,0\n0,2,0\n1,0,0\n1,1,0\n1,2,0\n");
}

}  // namespace
}  // namespace tendril

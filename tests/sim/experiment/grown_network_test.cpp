// Shape and cost of a small network that is known.
#include "sim/experiment/grown_network.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

constexpr int kNeurons = 4;

struct Network {
    ChipPlan plan = ChipFile(kSmallChip).plan();
    ChipState state = plan.initial;

    Network() {
        for (CoreState& core : state.cores) core.axon_table.emplace();
    }
    /// A synapse of k counts, on an axon of its own.
    void join(int source, int from, int core, int to, int k) {
        auto& table = *state.cores[static_cast<std::size_t>(core)].axon_table;
        const auto axon = static_cast<std::uint16_t>(table.size());
        table.push_back(
            {SourceId(static_cast<std::uint16_t>(source)), static_cast<std::uint16_t>(from), axon});
        state.cores[static_cast<std::size_t>(core)].k[static_cast<std::size_t>(axon * kNeurons + to)] =
            static_cast<std::uint8_t>(k);
    }
    GrownNetwork seen(int least = 1) const { return network_of(plan, state, {2, 1}, least, 1); }
};

TEST(GrownNetwork, AChainOfThreeAndThenATriangle) {
    Network network;
    network.join(1, 0, 0, 0, 3);
    network.join(1, 0, 0, 1, 1);
    const GrownNetwork chain = network.seen();
    EXPECT_EQ(chain.synapses, 2);
    EXPECT_EQ(chain.clustering, 0);
    EXPECT_DOUBLE_EQ(chain.path_length, 4.0 / 3);
    network.join(0, 0, 0, 1, 3);
    const GrownNetwork triangle = network.seen();
    EXPECT_EQ(triangle.synapses, 3);
    EXPECT_EQ(triangle.clustering, 1);
    EXPECT_EQ(triangle.path_length, 1);
    EXPECT_EQ(network.seen(2).synapses, 2) << "a synapse of one count is not strong";
}

TEST(GrownNetwork, WhatHearsHostsOrItselfIsNoPartOfIt) {
    Network network;
    network.join(2, 0, 0, 0, 5);  // the host
    network.join(0, 3, 0, 3, 5);
    EXPECT_EQ(network.seen().synapses, 0);
    EXPECT_EQ(network.seen().axons, 1);
    EXPECT_TRUE(std::isnan(network.seen().clustering));
}

TEST(GrownNetwork, CopiesAreSpikesTimesWhoListens) {
    Network network;
    network.join(1, 0, 0, 0, 1);
    network.join(0, 0, 0, 1, 1);
    network.join(0, 1, 1, 0, 1);
    network.join(0, 2, 1, 0, 1);  // of the same source: the same copy
    const GrownNetwork seen = network.seen();
    EXPECT_DOUBLE_EQ(seen.copies, (1 + 2 + 2) / 3.0);
    EXPECT_EQ(seen.hubs, 1) << "one bus";
    EXPECT_EQ(seen.far, 0);
    EXPECT_EQ(seen.by_core, (std::vector<int>{2, 2}));
}

}  // namespace
}  // namespace tendril

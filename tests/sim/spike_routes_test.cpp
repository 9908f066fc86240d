// Axon tables turned around give every entry back, at the neuron that drives it.
#include "sim/spike_routes.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

ChipPlan two_cores() {
    ChipPlan plan;
    plan.cores.resize(2);
    plan.cores[1].id = CoreId(1);
    plan.hosts.push_back({"in", 4, {}});
    plan.cores[0].axon_table = {{SourceId(1), 2, 0, 1, false}, {SourceId(2), 0, 1, 3, true}};
    plan.cores[1].axon_table = {{SourceId(0), 5, 7, 2, false}, {SourceId(1), 2, 9, 4, false}};
    return plan;
}

TEST(SpikeRoutes, GivesTheAxonsThatANeuronDrivesByCore) {
    const SpikeRoutes routes(two_cores());
    ASSERT_EQ(routes.sources(), 3U);
    const auto ends = routes.ends(SourceId(1), 2);
    ASSERT_EQ(ends.size(), 2U);
    EXPECT_EQ(ends[0].core, CoreId(0));
    EXPECT_EQ(ends[0].axon, 0);
    EXPECT_EQ(ends[1].core, CoreId(1));
    EXPECT_EQ(ends[1].axon, 9);
    EXPECT_EQ(ends[1].delay, 4);
    const auto of_host = routes.ends(SourceId(2), 0);
    ASSERT_EQ(of_host.size(), 1U);
    EXPECT_TRUE(of_host[0].pair);
    EXPECT_EQ(of_host[0].delay, 3);
}

TEST(SpikeRoutes, GivesNothingForANeuronThatDrivesNothing) {
    const SpikeRoutes routes(two_cores());
    EXPECT_TRUE(routes.ends(SourceId(1), 1).empty());
    EXPECT_TRUE(routes.ends(SourceId(1), 3).empty()) << "beyond the last that drives something";
    EXPECT_TRUE(routes.ends(SourceId(2), 255).empty());
}

TEST(SpikeRoutes, ListsWhoGetsACopyOnceEach) {
    const SpikeRoutes routes(two_cores());
    const auto listeners = routes.listeners(SourceId(1));
    EXPECT_EQ(std::vector<CoreId>(listeners.begin(), listeners.end()),
              (std::vector<CoreId>{CoreId(0), CoreId(1)}));
    EXPECT_EQ(routes.listeners(SourceId(0)).size(), 1U);
}

}  // namespace
}  // namespace tendril

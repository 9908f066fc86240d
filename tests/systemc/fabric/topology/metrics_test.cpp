// Are the figures those of the static table in interconnect.md, where they can be counted by hand?
#include "systemc/fabric/topology/metrics.h"

#include <gtest/gtest.h>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

Listeners nobody(const Topology& topology) {
    return Listeners(static_cast<std::size_t>(topology.cores + topology.hosts));
}

TopologyMetrics of(const Topology& topology, const Listeners& listeners) {
    return measure(topology, route(topology, listeners));
}

TEST(Metrics, of_radix_4_and_4_levels_are_those_of_the_table) {
    TreeSpec spec;
    spec.levels = 4;
    const Topology topology = build_tree(spec);
    const TopologyMetrics metrics = of(topology, nobody(topology));
    EXPECT_EQ(metrics.hops_max, 7);
    EXPECT_EQ(metrics.wire, 480.0);
    EXPECT_EQ(metrics.hubs, 85);
    EXPECT_EQ(metrics.links, 340);
    EXPECT_EQ(metrics.table_bits, 106 * 1024);
    EXPECT_NEAR(metrics.uniform_saturation, 0.0052, 0.00005);
    EXPECT_NEAR(metrics.local_saturation, 0.078, 0.0005);
    // 3 cores at 1 hub, 12 at 3, 48 at 5, 192 at 7.
    EXPECT_NEAR(metrics.hops_mean, (3 * 1 + 12 * 3 + 48 * 5 + 192 * 7) / 255.0, 1e-9);
    EXPECT_EQ(metrics.unreachable_pairs, 0);
    EXPECT_EQ(metrics.multicast_sources, 0);
}

TEST(Metrics, laterals_shorten_cost_wire_and_tables) {
    TreeSpec spec;
    spec.levels = 4;
    const int pairs[][2] = {{0, 4},  {0, 8},  {1, 6},  {1, 10}, {2, 4},   {2, 8},   {3, 7},  {3, 12},
                            {6, 13}, {7, 13}, {9, 12}, {9, 15}, {10, 14}, {11, 14}, {11, 15}};
    for (const auto& pair : pairs) spec.laterals.push_back({{2, pair[0]}, {2, pair[1]}});
    const Topology topology = build_tree(spec);
    const TopologyMetrics metrics = of(topology, nobody(topology));
    EXPECT_EQ(metrics.laterals, 15);
    EXPECT_EQ(metrics.hops_max, 7);
    EXPECT_EQ(metrics.table_bits, 106 * 1024 + 2 * 15 * 256);
    EXPECT_GT(metrics.wire, 480.0 + 15 * 4);
    EXPECT_GT(metrics.uniform_saturation, 0.0055);
    TreeSpec plain;
    plain.levels = 4;
    const Topology tree = build_tree(plain);
    const TopologyMetrics without = of(tree, nobody(tree));
    EXPECT_LT(metrics.hops_mean, without.hops_mean);
    EXPECT_LT(metrics.path_length, without.path_length);
}

TEST(Metrics, of_one_bus) {
    TreeSpec spec;
    spec.family = "flat";
    spec.cores = 8;
    const Topology topology = build_tree(spec);
    const TopologyMetrics metrics = of(topology, nobody(topology));
    EXPECT_EQ(metrics.hops_max, 1);
    EXPECT_EQ(metrics.hops_mean, 1.0);
    EXPECT_EQ(metrics.uniform_saturation, 1.0 / 8);
    EXPECT_EQ(metrics.table_bits, 64);
    EXPECT_EQ(metrics.clustering, 0.0) << "a bus that meets no other has no way between buses";
    EXPECT_EQ(metrics.path_length, 0.0);
    EXPECT_EQ(metrics.omega, 0.0);
}

TEST(Metrics, of_two_buses_under_a_root_can_be_counted) {
    TreeSpec spec;
    spec.radix = 2;
    spec.levels = 2;
    const Topology topology = build_tree(spec);
    const TopologyMetrics metrics = of(topology, nobody(topology));
    // The root's bus joins both buses and itself.
    EXPECT_EQ(metrics.clustering, 1.0);
    EXPECT_EQ(metrics.path_length, 1.0);
    EXPECT_NEAR(metrics.hops_mean, (1 + 3 + 3) / 3.0, 1e-9);
    // The root carries 8 of 12 pairs; a bus 2 of its own, 4 out, 4 in = 10: 3 / 10.
    EXPECT_NEAR(metrics.uniform_saturation, 0.3, 1e-9);
}

TEST(Metrics, count_the_bus_transactions_of_the_worked_example) {
    TreeSpec spec;
    spec.levels = 4;
    spec.laterals = {{{2, 0}, {2, 4}}};
    const Topology topology = build_tree(spec);
    Listeners listeners = nobody(topology);
    listeners[0] = {{End::Kind::core, 1, 0}, {End::Kind::core, 5, 0}, {End::Kind::core, 0x4F, 0}};
    listeners[7] = {{End::Kind::core, 7, 0}};
    const TopologyMetrics metrics = of(topology, listeners);
    EXPECT_EQ(metrics.multicast_sources, 2);
    EXPECT_EQ(metrics.multicast_max, 5);
    EXPECT_EQ(metrics.multicast_mean, 3.0);
}

TEST(Metrics, name_dead_links_and_pairs_that_cannot_talk) {
    TreeSpec spec;
    spec.levels = 2;
    spec.dead_links = {{{1, 3}, {2, 0}}};
    const Topology topology = build_tree(spec);
    const TopologyMetrics metrics = of(topology, nobody(topology));
    EXPECT_EQ(metrics.dead_links, 1);
    EXPECT_EQ(metrics.links, 19);
    EXPECT_EQ(metrics.unreachable_pairs, 2 * 4 * 12);
}

}  // namespace
}  // namespace tendril

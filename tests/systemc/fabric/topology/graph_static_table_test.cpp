// The static table of the design for 256 cores, its rows on routers: as given there, against what is counted.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "systemc/fabric/topology/graph.h"
#include "systemc/fabric/topology/graph_metrics.h"
#include "tests/systemc/fabric/topology/local_8.h"

namespace tendril {
namespace {

/// A row: hops max, saturation bound uniform and local, wire, transactions of a spike to 8 cores, tables.
struct Row {
    int hops;
    double uniform, local, wire, transactions, tables_kibit;
};

struct Counted {
    TopologyMetrics metrics;
    double transactions = 0.0;
    bool acyclic = true;
};

Topology graph_of_256(const std::string& family, std::uint32_t seed = 1) {
    std::mt19937 draw(seed);
    GraphSpec spec;
    spec.family = family;
    spec.cores = 256;
    return build_graph(spec, [&draw] { return static_cast<std::uint32_t>(draw()); }).topology;
}

Counted count(const Topology& topology, GraphRule rule) {
    const Spreader spreader(topology, rule);
    const ChannelWaits waits = waits_of(topology, spreader);
    Counted counted;
    counted.acyclic = ring_of_channels(topology, waits).empty();
    constexpr int kDraws = 5;
    for (std::uint32_t seed = 1; seed <= kDraws; ++seed) {
        const Listeners listeners = local_8(seed);
        const RouterTables tables = route_graph(topology, listeners, spreader);
        const std::string fault = counted.acyclic ? check_graph(topology, listeners, tables, waits) : "";
        EXPECT_EQ(fault, "");
        const TopologyMetrics metrics =
            seed == 1 ? measure_graph(topology, tables, spreader) : count_multicasts(topology, tables);
        if (seed == 1) counted.metrics = metrics;
        counted.transactions += metrics.multicast_mean / kDraws;
    }
    return counted;
}

void expect_row(const std::string& family, const Row& row) {
    const Topology topology = graph_of_256(family);
    const Counted counted = count(topology, rule_of(topology));
    const TopologyMetrics& m = counted.metrics;
    EXPECT_TRUE(counted.acyclic);
    EXPECT_EQ(m.hops_max, row.hops);
    EXPECT_NEAR(m.uniform_saturation, row.uniform, 0.01 * row.uniform);
    EXPECT_NEAR(m.local_saturation, row.local, 0.01 * row.local);
    EXPECT_NEAR(m.wire, row.wire, 0.01 * row.wire);
    EXPECT_NEAR(static_cast<double>(m.table_bits) / 1024.0, row.tables_kibit, 0.01 * row.tables_kibit);
    EXPECT_NEAR(counted.transactions, row.transactions, 0.02 * row.transactions) << "listeners are drawn";
}

TEST(GraphStaticTable, flat_bus) { expect_row("flat", {1, .0039, .0039, 2048, 1, 64}); }

TEST(GraphStaticTable, mesh_16x16) { expect_row("mesh", {31, .249, .970, 480, 29.3, 304}); }

/// The design's 144 Kibit are 64 hubs of 9 ports, as a hub with 4 cores, 4 laterals and a parent port is
/// built; no mesh has links at all of them. Those that have one, as every other row counts them, are 120.
TEST(GraphStaticTable, radix_4_up_to_L1_and_8x8_mesh) {
    EXPECT_EQ(64 * (4 + 4 + 1) * 256, 144 * 1024);
    expect_row("tree+mesh", {15, .0285, .116, 480, 9.3, 120});
}

/// The design's row of rings and random graphs is of shortest paths, which can get stuck.
void expect_shortest(const std::string& family, const Row& row, double drawn) {
    const Topology topology = graph_of_256(family);
    const Counted counted = count(topology, GraphRule::shortest);
    const TopologyMetrics& m = counted.metrics;
    EXPECT_FALSE(counted.acyclic) << "the design says cyclic";
    EXPECT_NEAR(m.hops_max, row.hops, drawn * row.hops);
    EXPECT_NEAR(m.uniform_saturation, row.uniform, std::max(drawn, 0.01) * row.uniform);
    EXPECT_NEAR(m.wire, row.wire, std::max(drawn, 0.01) * row.wire);
    EXPECT_NEAR(static_cast<double>(m.table_bits) / 1024.0, row.tables_kibit, 0.01 * row.tables_kibit);
    EXPECT_NEAR(counted.transactions, row.transactions, std::max(drawn, 0.02) * row.transactions);
}

TEST(GraphStaticTable, ring_by_shortest_paths) { expect_shortest("ring", {129, .031, 0, 270, 110, 192}, 0); }

/// One draw against another; three seeds of ours have 12..15 hops, bounds of .089 to .141, 1221..1404 pitches
TEST(GraphStaticTable, watts_strogatz_by_shortest_paths) {
    expect_shortest("watts_strogatz", {14, .103, 0, 1347, 36, 320}, 0.40);
}

TEST(GraphStaticTable, random_4_regular_by_shortest_paths) {
    expect_shortest("random_regular", {9, .589, 0, 5307, 37, 320}, 0.12);
}

TEST(GraphStaticTable, up_and_down_a_spanning_tree_none_of_them_can_get_stuck) {
    for (const char* family : {"ring", "watts_strogatz", "random_regular"}) {
        const Topology topology = graph_of_256(family);
        EXPECT_TRUE(count(topology, rule_of(topology)).acyclic) << family;
    }
}

}  // namespace
}  // namespace tendril

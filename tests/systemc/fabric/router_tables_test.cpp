// Ways over small graphs by hand, and tables that are wrong.
#include "systemc/fabric/router_tables.h"

#include <gtest/gtest.h>

#include <random>

#include "systemc/fabric/router.h"
#include "systemc/fabric/topology/graph.h"

namespace tendril {
namespace {

Topology graph_of(const std::string& family, int cores, std::vector<std::pair<HubId, HubId>> dead = {}) {
    GraphSpec spec;
    spec.family = family;
    spec.cores = cores;
    spec.dead_links = std::move(dead);
    std::mt19937 draw(1);
    return build_graph(spec, [&draw] { return static_cast<std::uint32_t>(draw()); }).topology;
}

Listeners everybody(const Topology& topology) {
    Listeners listeners(static_cast<std::size_t>(topology.cores));
    for (auto& of_source : listeners)
        for (int core = 0; core < topology.cores; ++core) of_source.push_back({End::Kind::core, core, 0});
    return listeners;
}

/// Routers from `from` to `to`, both included.
std::vector<int> way(const Spreader& spreader, int from, int to) {
    const Spread spread = spreader.from(from);
    std::vector<int> routers{to};
    while (routers.front() != from) {
        const auto node = static_cast<std::size_t>(routers.front());
        const Joint& back = spreader.wiring().hubs[node].at(static_cast<std::size_t>(spread[node]));
        routers.insert(routers.begin(), back.far.index);
    }
    return routers;
}

using Way = std::vector<int>;

TEST(Spread, a_mesh_goes_along_the_row_then_along_the_column) {
    const Topology mesh = graph_of("mesh", 16);
    const Spreader spreader(mesh, GraphRule::dimension_order);
    // Morton: row 0 is 0 1 4 5, row 1 2 3 6 7, row 2 8 9 12 13, row 3 10 11 14 15.
    EXPECT_EQ(way(spreader, 0, 15), (Way{0, 1, 4, 5, 7, 13, 15}));
    EXPECT_EQ(way(spreader, 15, 0), (Way{15, 14, 11, 10, 8, 2, 0}));
    EXPECT_EQ(way(spreader, 6, 9), (Way{6, 3, 9}));
}

TEST(Spread, buses_go_up_over_the_mesh_and_down) {
    GraphSpec spec;
    spec.family = "tree+mesh";
    spec.cores = 64;
    spec.levels = 2;
    const Topology topology = build_graph(spec, [] { return 0U; }).topology;
    const Spreader spreader(topology, GraphRule::dimension_order);
    // L1.0 .. L1.15 are routers 0..15, L2.0 .. L2.3 are 16..19 in a square.
    EXPECT_EQ(way(spreader, 0, 3), (Way{0, 16, 3}));
    EXPECT_EQ(way(spreader, 0, 15), (Way{0, 16, 17, 19, 15}));
    EXPECT_EQ(way(spreader, 18, 4), (Way{18, 19, 17, 4}));
}

TEST(Spread, up_and_down_never_turns_up_again) {
    for (const char* family : {"ring", "watts_strogatz", "random_regular", "mesh"}) {
        const Topology topology = graph_of(family, 64);
        const Spreader spreader(topology, GraphRule::up_down);
        EXPECT_EQ(ring_of_channels(topology, waits_of(topology, spreader)), "") << family;
        const Listeners listeners = everybody(topology);
        const RouterTables tables = route_graph(topology, listeners, spreader);
        EXPECT_EQ(check_graph(topology, listeners, tables, waits_of(topology, spreader)), "") << family;
    }
}

TEST(Spread, the_shortest_way_round_a_ring_closes_a_ring_of_channels) {
    const Topology ring = graph_of("ring", 8);
    const Spreader spreader(ring, GraphRule::shortest);
    EXPECT_EQ(way(spreader, 0, 7), (Way{0, 1, 4, 5, 7})) << "4 either way: found first by the lower port";
    const std::string text = ring_of_channels(ring, waits_of(ring, spreader));
    EXPECT_EQ(text.rfind("channels wait for each other in a ring, so the fabric can get stuck: hub L1.", 0),
              0U)
        << text;
}

TEST(Spread, a_mesh_with_a_dead_link_is_routed_around_it) {
    const Topology mesh = graph_of("mesh", 16, {{{1, 1}, {1, 4}}});
    EXPECT_EQ(rule_of(mesh), GraphRule::up_down);
    const Spreader spreader(mesh, rule_of(mesh));
    const Listeners listeners = everybody(mesh);
    const RouterTables tables = route_graph(mesh, listeners, spreader);
    EXPECT_EQ(check_graph(mesh, listeners, tables, waits_of(mesh, spreader)), "");
}

TEST(RouterTables, a_listener_that_is_cut_off_is_refused_by_name) {
    const Topology mesh = graph_of("mesh", 4, {{{1, 0}, {1, 1}}, {{1, 1}, {1, 3}}});
    const Spreader spreader(mesh, rule_of(mesh));
    Listeners listeners(4);
    listeners[0] = {{End::Kind::core, 1, 0}};
    try {
        route_graph(mesh, listeners, spreader);
        FAIL() << "accepted";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "core 0 cannot reach core 1: no live links join them");
    }
}

TEST(RouterTables, a_copy_is_made_where_the_ways_part) {
    const Topology mesh = graph_of("mesh", 16);
    const Spreader spreader(mesh, GraphRule::dimension_order);
    Listeners listeners(16);
    listeners[0] = {{End::Kind::core, 0, 0}, {End::Kind::core, 4, 0}, {End::Kind::core, 6, 0}};
    const RouterTables tables = route_graph(mesh, listeners, spreader);
    const auto count = [&](std::size_t router) { return tables[router].ports(0).size(); };
    EXPECT_EQ(count(0), 2U) << "its own core and along the row";
    EXPECT_EQ(count(1), 1U);
    EXPECT_EQ(count(4), 2U) << "core 4 and down the column";
    EXPECT_EQ(count(6), 1U);
    EXPECT_EQ(count(5), 0U);
}

TEST(RouterTables, tables_that_deliver_twice_or_not_at_all_are_named) {
    const Topology mesh = graph_of("mesh", 4);
    const Spreader spreader(mesh, GraphRule::dimension_order);
    const ChannelWaits waits = waits_of(mesh, spreader);
    Listeners listeners(4);
    listeners[0] = {{End::Kind::core, 3, 0}};
    RouterTables tables = route_graph(mesh, listeners, spreader);
    EXPECT_EQ(check_graph(mesh, listeners, tables, waits), "");
    // Ports of every router of the square: its core, along the row, along the column.
    std::vector<std::vector<std::uint16_t>> by_source(4);
    by_source[0] = {1, 2};
    tables[0] = RouterTable(by_source);
    by_source[0] = {1};
    tables[2] = RouterTable(by_source);
    EXPECT_EQ(check_graph(mesh, listeners, tables, waits), "core 0: its spikes enter router L1.3 twice");
    by_source[0] = {};
    tables[0] = RouterTable(by_source);
    EXPECT_EQ(check_graph(mesh, listeners, tables, waits), "core 0: core 3 listens and is not reached");
    by_source[0] = {7};
    tables[0] = RouterTable(by_source);
    EXPECT_EQ(check_graph(mesh, listeners, tables, waits),
              "core 0: the table of router L1.0 names port 7, where no live link hangs");
}

TEST(RouterSetup, the_mark_to_a_core_waits_for_every_neighbour_and_for_its_own) {
    const Topology mesh = graph_of("mesh", 4);
    const Spreader spreader(mesh, GraphRule::dimension_order);
    const auto setups =
        router_setups(mesh, route_graph(mesh, everybody(mesh), spreader), waits_of(mesh, spreader));
    using Ports = std::vector<std::uint16_t>;
    EXPECT_EQ(setups[0].ports, 3);
    EXPECT_EQ(setups[0].children, 1);
    EXPECT_EQ(setups[0].marks_from[0], (Ports{0, 1, 2}));
    EXPECT_EQ(setups[0].marks_from[1], (Ports{0})) << "along the row: from its core alone";
    EXPECT_EQ(setups[0].marks_from[2], (Ports{0, 1})) << "along the column: from its core and its row";
}

}  // namespace
}  // namespace tendril

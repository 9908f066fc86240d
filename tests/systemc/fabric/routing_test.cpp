// Do the masks reach every listener exactly once, by the shortest way, and is a bad table named?
#include "systemc/fabric/routing.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <bit>
#include <stdexcept>

#include "tests/systemc/fabric/random_tree.h"

namespace tendril {
namespace {

constexpr End core(int index) { return {End::Kind::core, index, 0}; }
constexpr End host(int index) { return {End::Kind::host, index, 0}; }

Listeners nobody(const Topology& topology) {
    return Listeners(static_cast<std::size_t>(topology.cores + topology.hosts));
}

/// Hubs with a mask for this source.
std::string way(const Topology& topology, const Masks& masks, std::size_t source) {
    std::string text;
    for (std::size_t hub = 0; hub < masks.size(); ++hub)
        if (masks[hub][source] != 0)
            text += fmt::format("{}:{:x} ", hub_name(topology.hubs[hub].id), masks[hub][source]);
    return text;
}

TEST(Routing, takes_the_way_of_the_worked_example) {
    TreeSpec spec;
    spec.levels = 4;
    const int pairs[][2] = {{0, 4},  {0, 8},  {1, 6},  {1, 10}, {2, 4},   {2, 8},   {3, 7},  {3, 12},
                            {6, 13}, {7, 13}, {9, 12}, {9, 15}, {10, 14}, {11, 14}, {11, 15}};
    for (const auto& pair : pairs) spec.laterals.push_back({{2, pair[0]}, {2, pair[1]}});
    const Topology topology = build_tree(spec);
    Listeners listeners = nobody(topology);
    listeners[0] = {core(1), core(5), core(0x4F)};
    const Masks masks = route(topology, listeners);
    // L1.0 {up, d1}, L1.1 {d1}, L1.19 {d3}, L2.0 {lateral, d1}, L2.4 {d3}: five bus transactions.
    EXPECT_EQ(way(topology, masks, 0), "L1.0:1002 L1.1:2 L1.19:8 L2.0:102 L2.4:8 ");
    EXPECT_EQ(check_routes(topology, listeners, masks), "");
}

TEST(Routing, reaches_everyone_exactly_once_on_random_trees) {
    int copies = 0;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        test::Random random(seed);
        const Topology topology = build_tree(test::random_tree(random));
        const Listeners listeners = test::random_listeners(topology, random);
        const Masks masks = route(topology, listeners);
        ASSERT_EQ(check_routes(topology, listeners, masks), "") << "seed " << seed;
        for (const auto& ends : listeners) copies += static_cast<int>(ends.size());
    }
    EXPECT_GT(copies, 20'000);
}

TEST(Routing, goes_around_dead_links_or_names_whom_it_cannot_reach) {
    int around = 0;
    int refused = 0;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        test::Random random(seed);
        TreeSpec spec = test::random_tree(random);
        if (spec.levels < 2) continue;
        const int level = random.in(1, spec.levels - 1);
        const int hub = random.in(0, test::hubs_of_level(spec, level) - 1);
        spec.dead_links.push_back({{level, hub}, {level + 1, hub / spec.radix}});
        const Topology topology = build_tree(spec);
        const Listeners listeners = test::random_listeners(topology, random);
        try {
            const Masks masks = route(topology, listeners);
            ASSERT_EQ(check_routes(topology, listeners, masks), "") << "seed " << seed;
            ++around;
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string(error.what()).find(" cannot reach "), std::string::npos) << error.what();
            ++refused;
        }
    }
    EXPECT_GT(around, 5);
    EXPECT_GT(refused, 20);
}

TEST(Routing, takes_a_lateral_where_the_uplink_is_dead) {
    TreeSpec spec;
    spec.levels = 2;
    spec.laterals = {{{1, 0}, {1, 2}}};
    spec.dead_links = {{{1, 0}, {2, 0}}};
    const Topology topology = build_tree(spec);
    Listeners listeners = nobody(topology);
    listeners[0] = {core(8)};
    listeners[8] = {core(3)};
    const Masks masks = route(topology, listeners);
    EXPECT_EQ(check_routes(topology, listeners, masks), "");
    listeners[0] = {core(4)};
    std::string refused;
    try {
        route(topology, listeners);
    } catch (const std::runtime_error& error) {
        refused = error.what();
    }
    EXPECT_EQ(refused,
              "core 0 cannot reach core 4: no live path up, at most one lateral, and down joins them");
}

TEST(Routing, a_host_on_the_roots_parent_port_sends_and_receives) {
    TreeSpec spec;
    spec.levels = 2;
    spec.hosts = {std::nullopt, HubId{1, 0}};
    const Topology topology = build_tree(spec);
    Listeners listeners = nobody(topology);
    listeners[16] = {core(0), core(15), host(1)};
    listeners[17] = {core(0), core(15), host(0)};
    listeners[5] = {host(0), host(1)};
    EXPECT_EQ(check_routes(topology, listeners, route(topology, listeners)), "");
    listeners[16] = {host(0)};
    EXPECT_THROW(route(topology, listeners), std::runtime_error);
}

TEST(CheckRoutes, names_a_missing_a_double_and_an_uncalled_delivery) {
    TreeSpec spec;
    spec.levels = 2;
    spec.laterals = {{{1, 0}, {1, 2}}};
    const Topology topology = build_tree(spec);
    Listeners listeners = nobody(topology);
    listeners[0] = {core(8)};
    Masks masks = route(topology, listeners);
    masks[2][0] = 0;
    EXPECT_EQ(check_routes(topology, listeners, masks), "core 0: core 8 listens and is not reached");
    masks = route(topology, listeners);
    masks[2][0] |= port_bit(1);
    EXPECT_EQ(check_routes(topology, listeners, masks), "core 0: core 9 is reached and does not listen");
    masks = route(topology, listeners);
    masks[0][0] |= port_bit(kParentPort);
    masks[4][0] |= port_bit(2);
    EXPECT_EQ(check_routes(topology, listeners, masks), "core 0: its spikes enter hub L1.2 twice");
    masks = route(topology, listeners);
    masks[0][0] |= port_bit(kLateralPort + 1);
    EXPECT_EQ(check_routes(topology, listeners, masks),
              "core 0: the mask of hub L1.0 names port 9, where no live link hangs");
}

/// Three hubs, each the parent of the next: what no tree can be.
Topology ring_of_parents() {
    Topology topology;
    topology.family = "planted";
    topology.cores = 3;
    for (int i = 0; i < 3; ++i) topology.hubs.push_back({{1, i}, ParentKind::hub, 2, 0.0, 0.0});
    for (int i = 0; i < 3; ++i) topology.links.push_back({core(i), {End::Kind::hub, i, 0}, 1, 1.0, false});
    for (int i = 0; i < 3; ++i)
        topology.links.push_back(
            {{End::Kind::hub, i, kParentPort}, {End::Kind::hub, (i + 1) % 3, 1}, 1, 1.0, false});
    return topology;
}

TEST(CheckRoutes, names_a_ring_of_channels) {
    const Topology topology = ring_of_parents();
    Listeners listeners = nobody(topology);
    Masks masks(3, std::vector<PortSet>(3, 0));
    for (std::size_t source = 0; source < 3; ++source) {
        listeners[source] = {core(static_cast<int>((source + 2) % 3))};
        masks[source][source] = port_bit(kParentPort);
        masks[(source + 1) % 3][source] = port_bit(kParentPort);
        masks[(source + 2) % 3][source] = port_bit(0);
    }
    EXPECT_EQ(check_routes(topology, listeners, masks),
              "channels wait for each other in a ring, so the fabric can get stuck: "
              "hub L1.0 -> hub L1.1, hub L1.1 -> hub L1.2, hub L1.2 -> hub L1.0, hub L1.0 -> hub L1.1");
    masks[2][0] = 0;
    listeners[0] = {};
    masks[1][0] = 0;
    masks[0][0] = 0;
    EXPECT_EQ(check_routes(topology, listeners, masks), "");
}

TEST(HubSetups, enable_the_ports_with_live_links) {
    TreeSpec spec;
    spec.levels = 2;
    spec.cores = 6;
    spec.fifo_depth = {2, 5};
    spec.hosts = {std::nullopt};
    spec.laterals = {{{1, 0}, {1, 1}}};
    spec.dead_links = {{{1, 1}, {2, 0}}};
    const Topology topology = build_tree(spec);
    const auto setups = hub_setups(topology, route(topology, nobody(topology)));
    ASSERT_EQ(setups.size(), 3U);
    EXPECT_EQ(setups[0].enabled, 0xF | port_bit(kLateralPort) | port_bit(kParentPort));
    EXPECT_EQ(setups[1].enabled, 0x3 | port_bit(kLateralPort));
    EXPECT_EQ(setups[2].enabled, 0x1 | port_bit(kParentPort));
    EXPECT_EQ(setups[1].parent, ParentKind::none);
    EXPECT_EQ(setups[2].parent, ParentKind::host);
    EXPECT_EQ(setups[2].depth, 5);
    EXPECT_TRUE(setups[0].keep_own);
    EXPECT_FALSE(setups[2].keep_own);
}

}  // namespace
}  // namespace tendril

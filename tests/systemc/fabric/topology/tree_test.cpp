// Is the tree the one of interconnect.md, and is what cannot be a tree refused with the reason?
#include "systemc/fabric/topology/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace tendril {
namespace {

TreeSpec tree(int radix, int levels) {
    TreeSpec spec;
    spec.radix = radix;
    spec.levels = levels;
    return spec;
}

std::string refusal(const TreeSpec& spec) {
    try {
        build_tree(spec);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

double wire(const Topology& topology) {
    double sum = 0;
    for (const LinkSpec& link : topology.links) sum += link.length;
    return sum;
}

TEST(Tree, has_the_hubs_links_and_wire_of_the_256_core_example) {
    const Topology topology = build_tree(tree(4, 4));
    EXPECT_EQ(topology.cores, 256);
    EXPECT_EQ(topology.hubs.size(), 85U);
    std::map<double, int> lengths;
    for (const LinkSpec& link : topology.links) ++lengths[link.length];
    const std::map<double, int> expected{{1.0, 256}, {2.0, 64}, {4.0, 16}, {8.0, 4}};
    EXPECT_EQ(lengths, expected);
    EXPECT_EQ(wire(topology), 480.0);
}

TEST(Tree, of_radix_2_has_its_wire_too) {
    TreeSpec spec = tree(2, 4);
    EXPECT_EQ(wire(build_tree(spec)), 16 * 0.5 + 8 * 0.5 + 4 * 1.0 + 2 * 1.0);
}

TEST(Tree, lies_in_morton_order) {
    const Topology topology = build_tree(tree(4, 2));
    EXPECT_EQ(topology.hubs[0].x, 0.5);
    EXPECT_EQ(topology.hubs[0].y, 0.5);
    EXPECT_EQ(topology.hubs[1].x, 2.5);
    EXPECT_EQ(topology.hubs[1].y, 0.5);
    EXPECT_EQ(topology.hubs[2].x, 0.5);
    EXPECT_EQ(topology.hubs[2].y, 2.5);
    EXPECT_EQ(topology.hubs[4].x, 1.5);
    EXPECT_EQ(topology.hubs[4].y, 1.5);
}

TEST(Tree, values_go_by_level) {
    TreeSpec spec = tree(4, 2);
    spec.fifo_depth = {3, 5};
    spec.link_cycles = {1, 4};
    spec.laterals = {{{1, 0}, {1, 1}}};
    spec.hosts = {std::nullopt};
    const Topology topology = build_tree(spec);
    EXPECT_EQ(topology.hubs[0].depth, 3);
    EXPECT_EQ(topology.hubs[4].depth, 5);
    EXPECT_EQ(topology.links[0].cycles, 1);   // core 0 - L1.0
    EXPECT_EQ(topology.links[16].cycles, 4);  // L1.0 - L2.0
    EXPECT_EQ(topology.links[20].cycles, 1);  // L1.0 - L1.1
    EXPECT_TRUE(topology.is_lateral(topology.links[20]));
    EXPECT_EQ(topology.links[21].cycles, 4);  // host 0 - L2.0
    EXPECT_EQ(topology.hubs[4].parent, ParentKind::host);
    EXPECT_EQ(topology.hubs[0].parent, ParentKind::hub);
}

TEST(Tree, with_fewer_cores_has_only_the_hubs_it_needs) {
    TreeSpec spec = tree(4, 3);
    spec.cores = 17;
    const Topology topology = build_tree(spec);
    EXPECT_EQ(topology.hubs.size(), 5U + 2U + 1U);
    EXPECT_EQ(topology.links.size(), 17U + 5U + 2U);
}

TEST(Tree, flat_is_one_hub) {
    TreeSpec spec;
    spec.family = "flat";
    spec.cores = 8;
    spec.hosts = {std::nullopt};
    const Topology topology = build_tree(spec);
    EXPECT_EQ(topology.hubs.size(), 1U);
    EXPECT_EQ(topology.links.size(), 9U);
    EXPECT_EQ(topology.links.back().up.port, kParentPort);
}

TEST(Tree, hosts_take_the_roots_parent_port_and_then_free_child_ports) {
    TreeSpec spec = tree(4, 2);
    spec.hosts = {HubId{2, 0}, std::nullopt, HubId{1, 3}};
    const Topology topology = build_tree(spec);
    const auto host = [&](int index) {
        return *std::ranges::find_if(topology.links, [&](const LinkSpec& link) {
            return link.down == End{End::Kind::host, index, 0};
        });
    };
    EXPECT_EQ(host(0).up, (End{End::Kind::hub, 4, kParentPort}));
    EXPECT_EQ(host(1).up, (End{End::Kind::hub, 4, 4}));
    EXPECT_EQ(host(2).up, (End{End::Kind::hub, 3, 4}));
}

TEST(Tree, a_dead_uplink_makes_a_root) {
    TreeSpec spec = tree(4, 2);
    spec.dead_links = {{{2, 0}, {1, 2}}};
    const Topology topology = build_tree(spec);
    EXPECT_EQ(topology.hubs[2].parent, ParentKind::none);
    EXPECT_EQ(topology.hubs[1].parent, ParentKind::hub);
}

TEST(Tree, a_hub_with_nothing_below_loses_its_links) {
    TreeSpec spec = tree(2, 3);
    spec.dead_links = {{{1, 0}, {2, 0}}, {{1, 1}, {2, 0}}};
    spec.laterals = {{{2, 0}, {2, 1}}};
    const Topology topology = build_tree(spec);
    const auto dead = std::ranges::count_if(topology.links, [](const LinkSpec& link) { return link.dead; });
    EXPECT_EQ(dead, 4);  // the two, L2.0 - L3.0, L2.0 - L2.1
}

TEST(Tree, refuses_what_it_cannot_be_and_says_what_is_allowed) {
    TreeSpec spec = tree(3, 2);
    EXPECT_EQ(refusal(spec), "a tree of radix 3; allowed is 2, 4 or 8");
    spec = tree(4, 5);
    EXPECT_EQ(refusal(spec), "a tree of 5 levels; allowed is 1..4");
    spec = tree(4, 2);
    spec.cores = 17;
    EXPECT_EQ(refusal(spec), "17 cores in a tree of radix 4 and 2 levels; allowed is 1..16");
    spec = tree(4, 2);
    spec.family = "ring";
    EXPECT_EQ(refusal(spec),
              "family \"ring\"; allowed is flat, tree, binary_tree, tree+kleinberg, tree+traffic_greedy or "
              "tree+full");
    spec.family = "flat";
    EXPECT_EQ(refusal(spec), "a flat fabric of 2 levels; allowed is levels = 1");
    spec = tree(4, 1);
    spec.family = "flat";
    spec.cores = 9;
    EXPECT_EQ(refusal(spec), "a flat fabric of 9 cores; allowed is 1..8, the child ports of the built hub");
}

TEST(Tree, binary_has_up_to_8_levels_of_radix_2) {
    TreeSpec spec = tree(2, 8);
    spec.family = "binary_tree";
    EXPECT_EQ(build_tree(spec).cores, 256);
    spec.levels = 9;
    EXPECT_EQ(refusal(spec), "a tree of 9 levels; allowed is 1..8");
    spec = tree(4, 2);
    spec.family = "binary_tree";
    EXPECT_EQ(refusal(spec), "a binary tree of radix 4; allowed is 2");
}

TEST(Tree, refuses_impossible_values_by_level) {
    TreeSpec spec = tree(4, 3);
    spec.fifo_depth = {2, 2};
    EXPECT_EQ(refusal(spec),
              "fifo_depth has 2 values; allowed is one for each of the 3 levels, or one for all");
    spec.fifo_depth = {17};
    EXPECT_EQ(refusal(spec), "fifo_depth = 17; allowed is 1..16");
    spec.fifo_depth = {2};
    spec.link_cycles = {1, 16, 1};
    EXPECT_EQ(refusal(spec), "link_cycles = 16; allowed is 0..15");
}

TEST(Tree, refuses_laterals_and_dead_links_that_cannot_be) {
    TreeSpec spec = tree(4, 2);
    spec.laterals = {{{1, 0}, {2, 0}}};
    EXPECT_EQ(refusal(spec), "no lateral link can join L1.0 and L2.0; two different hubs of one level can");
    spec.laterals = {{{1, 0}, {1, 1}}, {{1, 1}, {1, 0}}};
    EXPECT_EQ(refusal(spec), "the lateral link L1.0-L1.1 is given twice; two hubs have one");
    spec.laterals = {{{1, 0}, {1, 4}}};
    EXPECT_EQ(refusal(spec), "there is no hub L1.4; level 1 has L1.0..L1.3");
    spec.laterals = {{{3, 0}, {3, 1}}};
    EXPECT_EQ(refusal(spec), "there is no hub L3.0; levels are 1..2");
    spec = tree(8, 2);
    for (int hub = 1; hub <= 5; ++hub) spec.laterals.push_back({{1, 0}, {1, hub}});
    EXPECT_EQ(refusal(spec), "hub L1.0 has more than 4 laterals, as many as a hub has ports for");
    spec = tree(4, 2);
    spec.dead_links = {{{1, 0}, {1, 1}}};
    EXPECT_EQ(refusal(spec),
              "no link joins L1.0 and L1.1, so it cannot be dead; give two hubs that a link joins");
}

TEST(Tree, refuses_a_host_without_a_port) {
    TreeSpec spec = tree(8, 1);
    spec.hosts = {std::nullopt, std::nullopt};
    EXPECT_EQ(refusal(spec), "hub L1.0 has no free port for a host; its 8 child ports are taken");
}

}  // namespace
}  // namespace tendril

// Do greedy shortcuts go where the traffic is, and no further than it?
#include <gtest/gtest.h>

#include <random>

#include "systemc/fabric/topology/metrics.h"
#include "systemc/fabric/topology/shortcuts.h"

namespace tendril {
namespace {

using Pair = std::pair<HubId, HubId>;

TreeSpec tree(int levels) {
    TreeSpec spec;
    spec.family = "tree+traffic_greedy";
    spec.levels = levels;
    return spec;
}

TEST(TrafficGreedy, joins_the_two_hubs_that_talk_and_stops_there) {
    // Core 0 to core 63: L1.0 to L1.15, of 16 hubs. A link on L1 saves 3 of 5 hubs, one on L2 would save 1.
    const auto pair = [](int from, int to) { return from == 0 && to == 63 ? 1.0 : 0.0; };
    const Shortcuts one = greedy_shortcuts(tree(3), {4, 0.0}, pair);
    EXPECT_EQ(one.laterals, (std::vector<Pair>{{{1, 0}, {1, 15}}}));
    ASSERT_EQ(one.notes.size(), 1U);
    EXPECT_EQ(one.notes[0].substr(0, 34), "3 of 4 shortcuts are not placed: n");
}

TEST(TrafficGreedy, takes_the_link_that_saves_most_first) {
    // All of L2.0 to all of L2.1: one link on L2 saves a hub of each of 256 ways.
    const auto block = [](int from, int to) { return from / 16 == 0 && to / 16 == 1 ? 1.0 : 0.0; };
    EXPECT_EQ(greedy_shortcuts(tree(3), {1, 0.0}, block).laterals, (std::vector<Pair>{{{2, 0}, {2, 1}}}));
}

TEST(TrafficGreedy, where_wire_is_short_prefers_what_saves_most_for_each_pitch) {
    // Far and near pair save the same hubs; there is wire for the near one and not for both.
    const auto two = [](int from, int to) {
        if (from == 0 && to == 63) return 1.5;
        return from == 15 && to == 16 ? 1.0 : 0.0;
    };
    const Shortcuts near = greedy_shortcuts(tree(3), {2, 8.0}, two);
    ASSERT_EQ(near.laterals.size(), 1U);
    EXPECT_EQ(near.laterals[0], (Pair{{1, 3}, {1, 4}}));
}

TEST(TrafficGreedy, never_makes_the_mean_way_longer_and_beats_chance) {
    const auto uniform = [](int, int) { return 1.0; };
    const auto mean = [](const TreeSpec& spec) {
        const Topology topology = build_tree(spec);
        const Listeners nobody(static_cast<std::size_t>(topology.cores));
        return measure(topology, route(topology, nobody)).hops_mean;
    };
    TreeSpec greedy = tree(3);
    greedy.laterals = greedy_shortcuts(greedy, {8, 0.0}, uniform).laterals;
    std::mt19937 draw(1);
    TreeSpec random = tree(3);
    random.laterals = kleinberg_shortcuts(random, {8, 0.0}, 2.0, {}, draw).laterals;
    EXPECT_LT(mean(greedy), mean(random));
    EXPECT_LT(mean(random), mean(tree(3)));
}

}  // namespace
}  // namespace tendril

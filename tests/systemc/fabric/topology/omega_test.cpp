// Omega and sigma of graphs whose answers can be told by hand.
#include "systemc/fabric/topology/omega.h"

#include <gtest/gtest.h>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

SmallWorld tree(int levels) {
    TreeSpec spec;
    spec.levels = levels;
    spec.radix = 4;
    return SmallWorld(build_tree(spec));
}

TEST(Omega, a_clique_has_nothing_to_swap_and_is_its_own_reference) {
    const SmallWorldness one_bus = small_worldness(tree(1), 1);
    EXPECT_DOUBLE_EQ(one_bus.omega, 0.0);  // 1/1 − 1/1
    EXPECT_DOUBLE_EQ(one_bus.sigma, 1.0);
}

TEST(Omega, a_tree_of_buses_lies_on_the_side_of_the_lattice) {
    const SmallWorldness three_levels = small_worldness(tree(3), 1);
    EXPECT_LT(three_levels.omega, 0.0);
    EXPECT_GT(three_levels.omega, -1.0);
    EXPECT_GT(three_levels.sigma, 1.0);
}

TEST(Omega, is_the_same_for_the_same_seed) {
    EXPECT_EQ(small_worldness(tree(2), 7).omega, small_worldness(tree(2), 7).omega);
    EXPECT_EQ(small_worldness(tree(2), 7).sigma, small_worldness(tree(2), 7).sigma);
}

TEST(Omega, an_exchange_of_edges_keeps_every_degree_and_can_be_taken_back) {
    SmallWorld world = tree(2);
    const auto before = world.edges();
    // Two cores of one bus and two of another: (0 1)(4 5) → (0 5)(4 1).
    world.exchange({0, 1}, {4, 5}, {0, 5}, {4, 1});
    EXPECT_FALSE(world.joined(0, 1));
    EXPECT_TRUE(world.joined(1, 4));
    EXPECT_EQ(world.edges().size(), before.size());
    EXPECT_EQ(world.pieces(), 1);
    world.exchange({0, 5}, {4, 1}, {0, 1}, {4, 5});
    EXPECT_EQ(world.edges(), before);
}

}  // namespace
}  // namespace tendril

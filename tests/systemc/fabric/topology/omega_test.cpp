// Omega, C and L: by hand, and against what networkx 2.8.8 says of the same graphs.
#include "systemc/fabric/topology/omega.h"

#include <gtest/gtest.h>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

TreeSpec radix_4(int levels) {
    TreeSpec spec;
    spec.levels = levels;
    spec.radix = 4;
    return spec;
}

SmallWorld world(const TreeSpec& spec) { return SmallWorld(build_tree(spec)); }

/// Hub i of a level to hub i + step, around.
void add_ring(TreeSpec& spec, int level, int hubs, int step) {
    for (int i = 0; i < hubs; ++i) {
        const int other = (i + step) % hubs;
        spec.laterals.push_back({{level, std::min(i, other)}, {level, std::max(i, other)}});
    }
}

/// 256 cores; each hub has 2 laterals on level 1, 4 on level 2, 3 on level 3: all it can reach.
TreeSpec rich() {
    TreeSpec spec = radix_4(4);
    add_ring(spec, 1, 64, 21);
    for (const int step : {5, 7}) add_ring(spec, 2, 16, step);
    for (int a = 0; a < 4; ++a)
        for (int b = a + 1; b < 4; ++b) spec.laterals.push_back({{3, a}, {3, b}});
    return spec;
}

/// Frozen: average_clustering, average_shortest_path_length; L_rand the mean of 20
/// connected_double_edge_swap.
struct Known {
    TreeSpec spec;
    std::size_t edges;
    double c, l, l_random;
};

void expect_known(const Known& known) {
    const SmallWorld graph = world(known.spec);
    ASSERT_EQ(graph.nodes(), 85);
    ASSERT_EQ(graph.edges().size(), known.edges);
    EXPECT_NEAR(graph.clustering(), known.c, 1e-12);
    EXPECT_NEAR(graph.path_length(), known.l, 1e-12);
    const double k = 2.0 * static_cast<double>(known.edges) / 85.0;
    const double omega = known.l_random / known.l - known.c * 4.0 * (k - 1.0) / (3.0 * (k - 2.0));
    for (const std::uint64_t seed : {1, 2, 3}) EXPECT_NEAR(small_worldness(graph, seed).omega, omega, 0.01);
}

TEST(Omega, of_the_tree_of_256_cores_is_networkx_and_the_designs_minus_0_79) {
    expect_known({radix_4(4), 210, 0.8655462184873951, 3.8683473389355743, 2.9046498599439774});
    const SmallWorldness tree = small_worldness(world(radix_4(4)), 1);
    EXPECT_NEAR(tree.omega, -0.79, 0.01);
    EXPECT_NEAR(tree.sigma, 13.0, 1.5);
}

TEST(Omega, of_the_worked_example_is_networkx) {
    TreeSpec spec = radix_4(4);
    const int pairs[][2] = {{0, 4},  {0, 8},  {1, 6},  {1, 10}, {2, 4},   {2, 8},   {3, 7},  {3, 12},
                            {6, 13}, {7, 13}, {9, 12}, {9, 15}, {10, 14}, {11, 14}, {11, 15}};
    for (const auto& pair : pairs) spec.laterals.push_back({{2, pair[0]}, {2, pair[1]}});
    expect_known({spec, 225, 0.8424649859943981, 3.2941176470588234, 2.772128851540616});
}

TEST(Omega, rises_above_0_where_every_hub_has_shortcuts_as_the_design_says) {
    expect_known({rich(), 306, 0.3801680672268903, 2.7703081232492996, 2.4289915966386553});
    EXPECT_NEAR(small_worldness(world(rich()), 1).omega, 0.28, 0.02);
}

TEST(Omega, of_five_hubs_that_are_one_clique_is_that_of_a_lattice) {
    const SmallWorldness two_levels = small_worldness(world(radix_4(2)), 1);
    EXPECT_DOUBLE_EQ(two_levels.omega, -1.0);  // 1/1 − 1/(3·2/(4·3)): nothing can be swapped
    EXPECT_DOUBLE_EQ(two_levels.sigma, 1.0);
}

TEST(Omega, is_0_where_there_is_nothing_to_compare) {
    EXPECT_EQ(small_worldness(world(radix_4(1)), 1).omega, 0.0);
    TreeSpec triangle = radix_4(2);
    triangle.radix = 2;
    EXPECT_EQ(small_worldness(world(triangle), 1).omega, 0.0);
}

TEST(Omega, leaves_out_hubs_that_lost_their_links) {
    TreeSpec spec = radix_4(3);
    spec.dead_links = {{{1, 3}, {2, 0}}};
    EXPECT_EQ(world(spec).nodes(), 21) << "its cores still hang on it";
    spec = radix_4(3);
    spec.cores = 48;  // the last level-2 hub and the four below it are empty
    EXPECT_EQ(world(spec).nodes(), 16);
}

TEST(Omega, is_the_same_for_the_same_seed) {
    EXPECT_EQ(small_worldness(world(radix_4(3)), 7).omega, small_worldness(world(radix_4(3)), 7).omega);
    EXPECT_EQ(small_worldness(world(radix_4(3)), 7).sigma, small_worldness(world(radix_4(3)), 7).sigma);
}

TEST(Omega, an_exchange_of_edges_keeps_every_degree_and_can_be_taken_back) {
    SmallWorld graph = world(radix_4(3));
    const auto before = graph.edges();
    // Two hubs of one bus and two of another: (0 1)(4 5) → (0 5)(4 1).
    graph.exchange({0, 1}, {4, 5}, {0, 5}, {4, 1});
    EXPECT_FALSE(graph.joined(0, 1));
    EXPECT_TRUE(graph.joined(1, 4));
    EXPECT_EQ(graph.edges().size(), before.size());
    EXPECT_EQ(graph.pieces(), 1);
    graph.exchange({0, 5}, {4, 1}, {0, 1}, {4, 5});
    EXPECT_EQ(graph.edges(), before);
}

}  // namespace
}  // namespace tendril

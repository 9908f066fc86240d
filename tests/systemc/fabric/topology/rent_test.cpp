// Wires out of blocks, counted by hand.
#include "systemc/fabric/topology/rent.h"

#include <gtest/gtest.h>

#include <cmath>

#include "systemc/fabric/topology/graph.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

Topology tree_of(int levels, std::vector<std::pair<HubId, HubId>> laterals = {}) {
    TreeSpec spec;
    spec.levels = levels;
    spec.laterals = std::move(laterals);
    return build_tree(spec);
}

Topology mesh_of(int cores) {
    GraphSpec spec;
    spec.family = "mesh";
    spec.cores = cores;
    return build_graph(spec, [] { return 0U; }).topology;
}

TEST(Rent, every_block_of_a_tree_has_one_wire_out) {
    const Topology tree = tree_of(3);
    EXPECT_EQ(block_terminals(tree, 1), std::vector<int>(64, 1));
    EXPECT_EQ(block_terminals(tree, 4), std::vector<int>(16, 1));
    EXPECT_EQ(block_terminals(tree, 16), std::vector<int>(4, 1));
    EXPECT_EQ(rent_exponent(tree), 0.0);
}

TEST(Rent, a_lateral_adds_a_wire_to_both_its_blocks) {
    const Topology tree = tree_of(2, {{{1, 0}, {1, 2}}});
    EXPECT_EQ(block_terminals(tree, 4), (std::vector<int>{2, 1, 2, 1}));
    EXPECT_GT(rent_exponent(tree), 0.0);
}

TEST(Rent, a_block_of_a_mesh_has_the_links_along_its_edge) {
    const Topology mesh = mesh_of(64);
    // The 4x4 blocks are the corners of an 8x8 mesh: two of their sides have neighbours.
    EXPECT_EQ(block_terminals(mesh, 16), std::vector<int>(4, 8));
    // Of a router: 4 inside, 3 at the edge, 2 in the corner: (36·4 + 24·3 + 4·2) / 64 = 3.5.
    int sum = 0;
    for (const int count : block_terminals(mesh, 1)) sum += count;
    EXPECT_EQ(sum, 224);
    // 2x2 blocks: (4·8 + 8·6 + 4·4) / 16 = 6. Slope through log 3.5, 6, 8 at log 1, 4, 16.
    EXPECT_NEAR(rent_exponent(mesh), std::log(8 / 3.5) / std::log(16), 1e-9);
}

TEST(Rent, the_halves_of_a_mesh_are_joined_by_a_row_of_links_those_of_a_tree_by_two) {
    EXPECT_EQ(bisection_links(mesh_of(64)), 8);
    EXPECT_EQ(bisection_links(mesh_of(256)), 16);
    EXPECT_EQ(bisection_links(tree_of(3)), 2);
    EXPECT_EQ(bisection_links(tree_of(2, {{{1, 0}, {1, 2}}})), 3);
}

}  // namespace
}  // namespace tendril

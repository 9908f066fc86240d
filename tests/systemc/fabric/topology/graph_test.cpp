// Small graphs whose links can be counted by hand.
#include "systemc/fabric/topology/graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>

#include "systemc/fabric/topology/graph_edges.h"

namespace tendril {
namespace {

Graph build(const GraphSpec& spec, std::uint32_t seed = 1) {
    std::mt19937 draw(seed);
    return build_graph(spec, [&draw] { return static_cast<std::uint32_t>(draw()); });
}

GraphSpec spec_of(const std::string& family, int cores) {
    GraphSpec spec;
    spec.family = family;
    spec.cores = cores;
    return spec;
}

/// By router: links to others.
std::map<int, int> degrees(const Topology& topology) {
    std::map<int, int> count;
    for (const LinkSpec& link : topology.links)
        if (link.down.kind == End::Kind::hub) ++count[link.down.index], ++count[link.up.index];
    return count;
}

std::vector<std::pair<int, int>> links_of(const Topology& topology) {
    std::vector<std::pair<int, int>> out;
    for (const LinkSpec& link : topology.links)
        if (link.down.kind == End::Kind::hub) out.emplace_back(link.down.index, link.up.index);
    return out;
}

std::string refused(const GraphSpec& spec) {
    try {
        build(spec);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Graph, a_mesh_of_4_by_2_joins_neighbours_in_x_then_in_y) {
    const Topology mesh = build(spec_of("mesh", 8)).topology;
    // Morton: 0 1 4 5 over 2 3 6 7.
    const std::vector<std::pair<int, int>> links = {{0, 1}, {1, 4}, {2, 3}, {3, 6}, {4, 5},
                                                    {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}};
    EXPECT_EQ(links_of(mesh), links);
    EXPECT_EQ(mesh.nodes, NodeKind::crossbar);
    for (const LinkSpec& link : mesh.links)
        EXPECT_EQ(link.length, link.down.kind == End::Kind::hub ? 1.0 : 0.0);
}

TEST(Graph, a_ring_runs_along_the_rows_to_and_fro_and_back) {
    const std::vector<std::pair<int, int>> links = {{0, 1}, {1, 4}, {4, 5}, {5, 7},
                                                    {6, 7}, {3, 6}, {2, 3}, {0, 2}};
    EXPECT_EQ(links_of(build(spec_of("ring", 8)).topology), links);
}

TEST(Graph, buses_up_to_a_level_have_the_mesh_above) {
    GraphSpec spec = spec_of("tree+mesh", 64);
    spec.levels = 2;
    const Topology topology = build(spec).topology;
    EXPECT_EQ(topology.hubs.size(), 16U + 4U);
    EXPECT_EQ(topology.links.size(), 64U + 16U + 4U);
    EXPECT_EQ(std::ranges::count_if(topology.links, [&](const auto& l) { return topology.is_lateral(l); }),
              4);
    EXPECT_EQ(topology.nodes, NodeKind::bus_router);
}

TEST(Graph, a_flat_bus_takes_any_number_of_cores_and_a_host) {
    GraphSpec spec = spec_of("flat", 100);
    spec.hosts = {std::nullopt};
    const Topology topology = build(spec).topology;
    EXPECT_EQ(topology.hubs.size(), 1U);
    EXPECT_EQ(topology.links.size(), 101U);
    EXPECT_EQ(topology.links.back().up.port, 100);
}

TEST(Graph, a_random_regular_graph_is_regular_simple_and_joined_on_any_seed) {
    for (const int degree : {2, 3, 4, 5})
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            GraphSpec spec = spec_of("random_regular", 32);
            spec.degree = degree;
            const Topology topology = build(spec, seed).topology;
            for (const auto& [router, count] : degrees(topology)) EXPECT_EQ(count, degree) << router;
            auto links = links_of(topology);
            EXPECT_TRUE(all_joined(links, 32)) << seed;
            std::ranges::sort(links);
            EXPECT_EQ(std::ranges::adjacent_find(links), links.end()) << "two links between two routers";
        }
}

TEST(Graph, watts_strogatz_keeps_its_number_of_links_and_is_the_lattice_without_rewiring) {
    GraphSpec spec = spec_of("watts_strogatz", 64);
    spec.rewire = 0.0;
    const auto lattice = links_of(build(spec).topology);
    EXPECT_EQ(lattice.size(), 128U);
    spec.rewire = 0.2;
    auto links = links_of(build(spec).topology);
    EXPECT_EQ(links.size(), 128U);
    EXPECT_TRUE(all_joined(links, 64));
    int moved = 0;
    for (const auto& link : links) moved += std::ranges::count(lattice, link) == 0;
    EXPECT_GT(moved, 128 / 10);
    EXPECT_LT(moved, 128 * 3 / 10);
    std::ranges::sort(links);
    EXPECT_EQ(std::ranges::adjacent_find(links), links.end());
}

TEST(Graph, one_seed_one_graph) {
    for (const char* family : {"watts_strogatz", "random_regular"}) {
        const GraphSpec spec = spec_of(family, 64);
        EXPECT_EQ(links_of(build(spec, 3).topology), links_of(build(spec, 3).topology));
        EXPECT_NE(links_of(build(spec, 3).topology), links_of(build(spec, 4).topology));
    }
}

TEST(Graph, a_draw_that_cuts_routers_off_is_drawn_again_and_said) {
    GraphSpec spec = spec_of("watts_strogatz", 64);
    spec.degree = 2;
    spec.rewire = 0.3;
    const Graph graph = build(spec);
    ASSERT_EQ(graph.notes.size(), 1U);
    EXPECT_NE(graph.notes[0].find("were drawn"), std::string::npos);
    EXPECT_TRUE(all_joined(links_of(graph.topology), 64));
}

TEST(Graph, dead_links_are_those_named) {
    GraphSpec spec = spec_of("mesh", 16);
    spec.dead_links = {{{1, 1}, {1, 0}}};
    const Topology topology = build(spec).topology;
    EXPECT_EQ(std::ranges::count_if(topology.links, [](const auto& link) { return link.dead; }), 1);
    spec.dead_links = {{{1, 0}, {1, 15}}};
    EXPECT_EQ(refused(spec),
              "no link joins L1.0 and L1.15, so it cannot be dead; give two hubs that a link joins");
}

TEST(Graph, what_cannot_be_built_is_refused_with_what_can) {
    EXPECT_EQ(refused(spec_of("torus", 16)),
              "family \"torus\"; allowed is flat, tree+mesh, mesh, ring, "
              "watts_strogatz or random_regular");
    EXPECT_EQ(refused(spec_of("mesh", 12)),
              "a mesh of 12 cores; allowed is a power of two, which fills a rectangle");
    GraphSpec spec = spec_of("watts_strogatz", 16);
    spec.degree = 5;
    EXPECT_EQ(refused(spec), "a ring lattice of degree 5; allowed is an even number");
    spec.degree = 16;
    EXPECT_EQ(refused(spec), "16 links at each of 16 routers; allowed is 2..15");
    GraphSpec tree = spec_of("tree+mesh", 16);
    tree.levels = 3;
    EXPECT_EQ(refused(tree),
              "3 levels of buses above 16 cores; allowed is 1 and up to where one bus is left");
}

}  // namespace
}  // namespace tendril

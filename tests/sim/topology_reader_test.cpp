// Does a topology come back from its file as it was, and is a ring of parents named?
#include "sim/topology_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "sim/error.h"
#include "sim/topology_file.h"
#include "systemc/fabric/spread.h"
#include "systemc/fabric/topology/graph.h"
#include "systemc/fabric/topology/tree.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

std::string refused_text(const std::string& text) {
    try {
        read_topology(text, "x.topo");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(TopologyReader, what_is_written_again_is_the_same_to_the_byte) {
    TreeSpec tree;
    tree.levels = 3;
    tree.cores = 50;
    tree.laterals = {{{1, 0}, {1, 7}}, {{2, 0}, {2, 3}}};
    tree.link_cycles = {1, 2, 5};
    const std::string text = topology_text(build_tree(tree));
    EXPECT_EQ(topology_text(read_topology(text, "x.topo")), text);
}

TEST(TopologyReader, a_full_tree_has_its_ports_again) {
    TreeSpec tree;
    tree.levels = 2;
    tree.laterals = {{{1, 0}, {1, 2}}};
    const Topology built = build_tree(tree);
    const Topology read = read_topology(topology_text(built), "x.topo");
    ASSERT_EQ(read.links.size(), built.links.size());
    for (std::size_t i = 0; i < built.links.size(); ++i) {
        EXPECT_EQ(read.links[i].down, built.links[i].down);
        EXPECT_EQ(read.links[i].up, built.links[i].up);
    }
}

TEST(TopologyReader, graphs_of_routers_come_back_and_are_routed_as_before) {
    for (const char* family : {"mesh", "ring", "watts_strogatz", "random_regular", "tree+mesh", "flat"}) {
        GraphSpec spec;
        spec.family = family;
        spec.cores = 32;
        std::mt19937 draw(3);
        const Topology built =
            build_graph(spec, [&draw] { return static_cast<std::uint32_t>(draw()); }).topology;
        const std::string text = topology_text(built);
        const Topology read = read_topology(text, "x.topo");
        EXPECT_EQ(topology_text(read), text) << family;
        EXPECT_EQ(read.nodes, built.nodes);
        EXPECT_EQ(rule_of(read), rule_of(built)) << family;
        ASSERT_EQ(read.links.size(), built.links.size());
        for (std::size_t i = 0; i < built.links.size(); ++i) {
            EXPECT_EQ(read.links[i].down, built.links[i].down) << family << i;
            EXPECT_EQ(read.links[i].up, built.links[i].up) << family << i;
        }
    }
}

/// The chip runs on the file as on the family that wrote it; a host and dead links are the chip's own.
TEST(TopologyFile, takes_the_place_of_the_family) {
    const ChipFile file(
        "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n"
        "[topology]\nlevels = 2\nlaterals = [[\"L1.0\", \"L1.2\"]]\n[neuron]\nph_len = 16\n"
        "[[host]]\nname = \"in\"\nlines = 8\n"
        "[[axons]]\ncore = \"all\"\nsource = \"in\"\nneurons = \"0:7\"\naxons = \"0:7\"\n");
    for (const std::string family : {"tree", "mesh"}) {
        const bool tree = family == "tree";
        std::vector<std::string> own = {"topology.family=" + family};
        std::vector<std::string> read = {"topology.levels=2", "topology.laterals=[]",
                                         "topology.file=" + (file.folder() / family).string()};
        if (!tree) own.insert(own.end(), {"topology.laterals=[]"});
        const ChipPlan first = file.plan(own);
        write_file(file.folder() / family, topology_text(first.topology));
        const ChipPlan second = file.plan(read);
        EXPECT_EQ(second.topology.cores, 16);
        EXPECT_EQ(second.topology.hosts, 1);
        EXPECT_EQ(second.topology.routed(), !tree);
        ASSERT_EQ(second.topology.links.size(), first.topology.links.size());
        for (std::size_t i = 0; i < first.topology.links.size(); ++i)
            EXPECT_EQ(second.topology.links[i].up, first.topology.links[i].up) << family << i;
        ASSERT_EQ(second.hubs.size(), first.hubs.size());
        for (std::size_t h = 0; h < first.hubs.size(); ++h)
            EXPECT_EQ(second.hubs[h].masks, first.hubs[h].masks) << h;
        read.emplace_back(tree ? R"(topology.dead_links=[["L1.0","L1.2"]])"
                               : R"(topology.dead_links=[["L1.0","L1.1"]])");
        int dead = 0;
        for (const LinkSpec& link : file.plan(read).topology.links) dead += link.dead;
        EXPECT_EQ(dead, 1);
        read.back() = R"(topology.dead_links=[["L1.0","L1.15"]])";
        EXPECT_NE(file.refused(read).find(tree ? "there is no hub L1.15" : "no link joins L1.0 and L1.15"),
                  std::string::npos)
            << file.refused(read);
        read.back() = "topology.cores=3";
        EXPECT_NE(file.refused(read).find("the topology file has 16 cores"), std::string::npos);
    }
}

TEST(TopologyReader, names_a_ring_of_parents) {
    const std::string text =
        "# tendril-topology 1\nhub L1.0 0.0 0.0\nhub L1.1 1.0 0.0\ncore 0 L1.0 1\n"
        "link L1.0 L1.1 1 1.0\nlink L1.1 L1.0 1 1.0\n";
    EXPECT_NE(refused_text(text).find("channels wait for each other in a ring: L1.0 -> L1.1 -> L1.0"),
              std::string::npos)
        << refused_text(text);
}

TEST(TopologyReader, refuses_rows_that_cannot_be) {
    const std::string head = "# tendril-topology 1\nhub L1.0 0.0 0.0\n";
    EXPECT_NE(refused_text("# other\n").find("no topology file"), std::string::npos);
    EXPECT_NE(refused_text(head + "core 1 L1.0 1\n").find("x.topo:3"), std::string::npos);
    EXPECT_NE(refused_text(head + "core 0 L1.3 1\n").find("no such hub"), std::string::npos);
    EXPECT_NE(refused_text(head + "wire L1.0\n").find("is no row"), std::string::npos);
    EXPECT_NE(refused_text(head + "nodes crossbar\n").find("before the first hub"), std::string::npos);
    EXPECT_NE(refused_text("# tendril-topology 1\nnodes crossbar\nhub L1.0 0.0 0.0\nhub L1.1 1.0 0.0\n"
                           "link L1.0 L1.1 1 1.0\n")
                  .find("routers of one level are joined by laterals"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

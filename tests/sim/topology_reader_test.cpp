// Does a topology come back from its file as it was, and is a ring of parents named?
#include "sim/topology_reader.h"

#include <gtest/gtest.h>

#include "sim/error.h"
#include "sim/topology_file.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

std::string refusal(const std::string& text) {
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

TEST(TopologyReader, names_a_ring_of_parents) {
    const std::string text =
        "# tendril-topology 1\nhub L1.0 0.0 0.0\nhub L1.1 1.0 0.0\ncore 0 L1.0 1\n"
        "link L1.0 L1.1 1 1.0\nlink L1.1 L1.0 1 1.0\n";
    EXPECT_NE(refusal(text).find("channels wait for each other in a ring: L1.0 -> L1.1 -> L1.0"),
              std::string::npos)
        << refusal(text);
}

TEST(TopologyReader, refuses_rows_that_cannot_be) {
    const std::string head = "# tendril-topology 1\nhub L1.0 0.0 0.0\n";
    EXPECT_NE(refusal("# other\n").find("no topology file"), std::string::npos);
    EXPECT_NE(refusal(head + "core 1 L1.0 1\n").find("x.topo:3"), std::string::npos);
    EXPECT_NE(refusal(head + "core 0 L1.3 1\n").find("no such hub"), std::string::npos);
    EXPECT_NE(refusal(head + "wire L1.0\n").find("is no row"), std::string::npos);
}

}  // namespace
}  // namespace tendril

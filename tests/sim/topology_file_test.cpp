// The topology file: every hub, core and live link on a row of its own.
#include "sim/topology_file.h"

#include <gtest/gtest.h>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

TEST(TopologyFile, has_a_row_for_each_hub_core_link_and_lateral) {
    TreeSpec tree;
    tree.levels = 2;
    tree.radix = 2;
    tree.laterals = {{{1, 0}, {1, 1}}};
    tree.link_cycles = {1, 3};
    tree.hosts = {HubId{2, 0}};
    EXPECT_EQ(topology_text(build_tree(tree)),
              "# tendril-topology 1\n"
              "hub L1.0 0.5 0.0\n"
              "hub L1.1 0.5 1.0\n"
              "hub L2.0 0.5 0.5\n"
              "core 0 L1.0 1\n"
              "core 1 L1.0 1\n"
              "core 2 L1.1 1\n"
              "core 3 L1.1 1\n"
              "link L1.0 L2.0 3 0.5\n"
              "link L1.1 L2.0 3 0.5\n"
              "lateral L1.0 L1.1 1 1.0\n");
}

TEST(TopologyFile, a_dead_link_is_not_there) {
    TreeSpec tree;
    tree.levels = 2;
    tree.radix = 2;
    tree.dead_links = {{{1, 0}, {2, 0}}};
    const std::string text = topology_text(build_tree(tree));
    EXPECT_EQ(text.find("link L1.0 L2.0"), std::string::npos);
    EXPECT_NE(text.find("link L1.1 L2.0"), std::string::npos);
}

}  // namespace
}  // namespace tendril

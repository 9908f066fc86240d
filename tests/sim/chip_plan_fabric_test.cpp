// Who listens to whom, and the registers of the hubs that carry it.
#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

using Kind = End::Kind;

TEST(Fabric, listeners_are_the_cores_with_an_axon_and_the_hosts_that_ask) {
    const ChipPlan plan =
        ChipFile(kSmallChip +
                 "listen = [1]\n"
                 "[[axons]]\ncore = \"all\"\nsource = 0\naxons = \"0:3\"\n"
                 "[[axons]]\ncore = 1\nsource = \"in\"\nneurons = \"0:3\"\naxons = \"4:7\"\n")
            .plan();
    EXPECT_EQ(
        plan.listeners,
        (Listeners{{{Kind::core, 0, 0}, {Kind::core, 1, 0}}, {{Kind::host, 0, 0}}, {{Kind::core, 1, 0}}}));
    ASSERT_EQ(plan.hubs.size(), 1U);
    const HubSetup& hub = plan.hubs[0];
    EXPECT_EQ(hub.parent, ParentKind::host);
    EXPECT_EQ(hub.enabled, port_bit(0) | port_bit(1) | port_bit(kParentPort));
    EXPECT_EQ(hub.masks[0], port_bit(0) | port_bit(1));
    EXPECT_EQ(hub.masks[1], port_bit(kParentPort));
    EXPECT_EQ(hub.masks[2], port_bit(1));
}

TEST(Fabric, depth_links_and_what_is_rtl_come_from_their_tables) {
    const ChipPlan plan =
        make_plan(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/smallworld-16.toml",
                            std::vector<std::string>{"topology.fifo_depth=[1,4]",
                                                     "topology.link_cycles=[2,3]", "cosim.hubs=[\"L2\"]"}));
    EXPECT_TRUE(plan.cores_rtl);
    EXPECT_EQ(plan.level_rtl, (std::vector<bool>{false, true}));
    ASSERT_EQ(plan.hubs.size(), 5U);
    EXPECT_EQ(plan.hubs[0].depth, 1);
    EXPECT_EQ(plan.hubs[4].depth, 4);
    EXPECT_EQ(plan.topology.links[0].cycles, 2);
    EXPECT_TRUE(plan.topology.is_lateral(plan.topology.links[20]));
}

TEST(Fabric, a_listener_that_dead_links_cut_off_is_refused) {
    const ChipFile file(
        "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n"
        "[topology]\nlevels = 2\nradix = 2\ndead_links = [[\"L1.1\", \"L2.0\"]]\n"
        "[[axons]]\ncore = 3\nsource = 0\naxons = \"0:3\"\n");
    const std::string text = file.refused();
    EXPECT_EQ(text.rfind("2 chip.toml:6:1: ", 0), 0U) << text;
    EXPECT_NE(text.find("core 3"), std::string::npos) << text;
    EXPECT_EQ(file.refused({"topology.dead_links=[]"}), "accepted");
    EXPECT_EQ(file.refused({"topology.laterals=[[\"L1.0\", \"L1.1\"]]"}), "accepted");  // a way round
}

TEST(Fabric, what_the_builder_refuses_has_the_place_of_the_topology) {
    const ChipFile file(
        "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n"
        "[topology]\nlevels = 2\nlaterals = [[\"L1.0\", \"L1.1\"], [\"L1.1\", \"L1.0\"]]\n");
    EXPECT_EQ(file.refused().rfind("2 chip.toml:6:1: the lateral link L1.0-L1.1 is given twice", 0), 0U)
        << file.refused();
}

}  // namespace
}  // namespace tendril

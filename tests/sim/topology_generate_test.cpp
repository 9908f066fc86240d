// Do the keys of [topology] reach the generators, and are those that no generator asks refused?
#include "sim/topology_generate.h"

#include <gtest/gtest.h>

#include "systemc/fabric/topology/metrics.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

/// 64 cores: 16 hubs on L1, 4 on L2, the root; or as the overrides say.
ChipPlan plan(const std::vector<std::string>& overrides) {
    std::vector<std::string> all = {"topology.laterals=[]", "topology.levels=3", "topology.radix=4"};
    all.insert(all.end(), overrides.begin(), overrides.end());
    return make_plan(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/traffic-64.toml", all));
}

int laterals(const ChipPlan& plan) {
    int count = 0;
    for (const LinkSpec& link : plan.topology.links) count += plan.topology.is_lateral(link) ? 1 : 0;
    return count;
}

TEST(TopologyGenerate, kleinberg_adds_as_many_as_are_asked_drawn_from_the_seed) {
    const std::vector<std::string> asked = {"topology.family=tree+kleinberg", "topology.shortcuts=8"};
    const ChipPlan first = plan(asked);
    EXPECT_EQ(laterals(first), 8);
    EXPECT_TRUE(first.notes.empty());
    EXPECT_EQ(plan(asked).topology.links.back().up, first.topology.links.back().up);
    std::vector<std::string> other = asked;
    other.emplace_back("seed=2");
    const auto ends = [](const ChipPlan& p) {
        std::vector<std::pair<End, End>> all;
        for (const LinkSpec& link : p.topology.links) all.emplace_back(link.down, link.up);
        return all;
    };
    EXPECT_NE(ends(plan(other)), ends(first));
}

TEST(TopologyGenerate, what_finds_no_place_is_noted) {
    const ChipPlan few = plan({"topology.family=tree+kleinberg", "topology.shortcuts=10",
                               "topology.level_mix=[0.0,1.0]", "topology.alpha=1.5"});
    EXPECT_EQ(laterals(few), 6);
    ASSERT_EQ(few.notes.size(), 1U);
    EXPECT_EQ(few.notes[0].substr(0, 37), "4 of 10 shortcuts found no place: the");
}

TEST(TopologyGenerate, greedy_and_full_are_trees_too) {
    EXPECT_EQ(laterals(plan({"topology.family=tree+traffic_greedy", "topology.shortcuts=5"})), 5);
    EXPECT_EQ(laterals(plan({"topology.family=tree+full"})), 6);
    EXPECT_EQ(laterals(plan({"topology.family=binary_tree", "topology.levels=6", "topology.radix=2"})), 0);
}

TEST(TopologyGenerate, a_key_that_the_family_does_not_ask_is_refused) {
    const ChipFile file(kSmallChip);
    EXPECT_NE(file.refused({"topology.degree=4"}).find("family \"flat\" has no degree"), std::string::npos);
    EXPECT_NE(file.refused({"topology.rewire=0.5"}).find("has no rewire"), std::string::npos);
    EXPECT_NE(file.refused({"topology.mesh_level=1"}).find("has no mesh_level"), std::string::npos);
    EXPECT_NE(file.refused({"topology.shortcuts=4"}).find("adds no shortcuts"), std::string::npos);
    EXPECT_NE(file.refused({"topology.full_level=1"}).find("has no full level"), std::string::npos);
    EXPECT_NE(file.refused({"topology.shortcut_wire=9.0"}).find("wire for no shortcuts"), std::string::npos);
}

}  // namespace
}  // namespace tendril

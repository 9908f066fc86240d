// tendril topology, through the executable.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(TopologyCommand, the_16_cores_have_their_figures_as_json) {
    const Outcome outcome = tendril("topology configs/chips/smallworld-16.toml --json");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["cores"], 16);
    EXPECT_EQ(json["hubs"], 5);
    EXPECT_EQ(json["laterals"], 2);
    EXPECT_EQ(json["links"], 16 + 4 + 2 + 1);
    EXPECT_EQ(json["hops_max"], 3);
    EXPECT_EQ(json["unreachable_pairs"], 0);
    EXPECT_EQ(json["deadlock_free"], true);
}

TEST(TopologyCommand, text_says_the_same_and_what_the_deadlock_check_says) {
    const Outcome outcome = tendril("topology configs/chips/smallworld-16.toml");
    EXPECT_NE(outcome.out.find("hops_max                      3  hubs between two cores\n"),
              std::string::npos)
        << outcome.out;
    EXPECT_NE(outcome.out.find("deadlock check: passed"), std::string::npos) << outcome.out;
}

TEST(TopologyCommand, without_its_laterals_the_tree_has_less_wire) {
    const auto wire = [](const std::string& more) {
        const Outcome outcome = tendril("topology configs/chips/smallworld-16.toml --json " + more);
        return nlohmann::json::parse(outcome.out)["wire_pitches"].get<double>();
    };
    EXPECT_LT(wire("--set topology.laterals=[]"), wire(""));
}

TEST(TopologyCommand, writes_the_topology_file) {
    const TempFolder folder;
    const std::string file = (folder / "t.topology").string();
    EXPECT_EQ(tendril("topology configs/chips/smallworld-16.toml --write " + file).exit_code, 0);
    EXPECT_EQ(file_text(file).rfind("# tendril-topology 1\nhub L1.0 0.5 0.5\n", 0), 0U);
    EXPECT_EQ(
        refused_by_program("topology configs/chips/smallworld-16.toml --write /no/t").rfind("4 /no/t", 0),
        0U);
}

TEST(TopologyCommand, a_core_that_cannot_be_reached_is_refused) {
    const std::string text = refused_by_program(
        "topology configs/chips/smallworld-16.toml --set 'topology.dead_links=[[\"L1.3\", \"L2.0\"]]' "
        "--set 'topology.laterals=[]'");
    EXPECT_EQ(text.rfind("2 configs/chips/smallworld-16.toml:", 0), 0U) << text;
}

TEST(TopologyCommand, the_tree_of_256_cores_has_the_figures_of_the_static_table) {
    const Outcome outcome = tendril("topology configs/chips/tree-256.toml --set topology.laterals=[] --json");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["hops_max"], 7);
    EXPECT_EQ(json["wire_pitches"], 480);
    EXPECT_NEAR(json["saturation_uniform"].get<double>(), 0.0052, 0.00005);
    EXPECT_NEAR(json["saturation_local"].get<double>(), 0.078, 0.0005);
}

TEST(TopologyCommand, a_route_goes_over_the_hubs_and_costs_2_cycles_a_hub_and_its_links) {
    const Outcome outcome = tendril(
        "topology configs/chips/smallworld-16.toml --route core=0 --set topology.link_cycles=3 --json");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto routes = nlohmann::json::parse(outcome.out)["routes"];
    ASSERT_FALSE(routes.empty());
    EXPECT_EQ(routes[0]["listener"], "core 0");
    EXPECT_EQ(routes[0]["hubs"], "L1.0");
    EXPECT_EQ(routes[0]["cycles"], 2 + 2 * 3);
    for (const auto& route : routes) {
        const auto hubs = route["hubs"].get<std::string>();
        const auto count = std::count(hubs.begin(), hubs.end(), 'L');
        EXPECT_EQ(route["cycles"], count * 2 + (count + 1) * 3) << route;
    }
}

TEST(TopologyCommand, a_source_that_is_not_there_is_refused_with_those_that_are) {
    EXPECT_EQ(refused_by_program("topology configs/chips/smallworld-16.toml --route core=16"),
              "2 \"core=16\" is no source of this chip; core=0 to core=15, host=in\n");
    EXPECT_EQ(tendril("topology configs/chips/smallworld-16.toml --route host=in").exit_code, 0);
}

TEST(TopologyCommand, the_picture_has_every_core_hub_and_lateral) {
    const TempFolder folder;
    const std::string file = (folder / "t.svg").string();
    ASSERT_EQ(tendril("topology configs/chips/smallworld-16.toml --svg " + file).exit_code, 0);
    const std::string text = file_text(file);
    const auto count = [&](const std::string& word) {
        int found = 0;
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
        return found;
    };
    EXPECT_EQ(count("rx=\"3\""), 16);
    EXPECT_EQ(count("<circle"), 5);
    EXPECT_EQ(count("<path"), 2);
    EXPECT_EQ(count("</svg>"), 1);
}

}  // namespace
}  // namespace tendril

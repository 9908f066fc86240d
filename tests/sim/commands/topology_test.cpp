// tendril topology, through the executable.
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tendril

// tendril config, through the executable.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(ConfigCommand, a_good_chip_is_said_to_be_good) {
    const Outcome outcome =
        tendril("config check configs/chips/smallworld-16.toml --set run.engine=functional");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(
        outcome.out.rfind("configs/chips/smallworld-16.toml: good (16 cores, 5 hubs, 1 hosts, config ", 0),
        0U)
        << outcome.out;
}

TEST(ConfigCommand, a_check_opens_what_the_chip_names) {
    EXPECT_EQ(
        refused_by_program("config check configs/chips/quickstart.toml --set stimulus.0.file=/no/images.txt"),
        "4 /no/images.txt: cannot open: No such file or directory\n");
}

TEST(ConfigCommand, a_size_that_was_not_built_lists_those_that_were_unless_no_rtl_is_needed) {
    const std::string small = "config check configs/chips/smallworld-16.toml --set size.lanes=8";
    const std::string text = refused_by_program(small);
    EXPECT_EQ(
        text.rfind(
            "2 configs/chips/smallworld-16.toml:10:1: no RTL core of size 64x128x8 was built; built are ", 0),
        0U)
        << text;
    EXPECT_NE(text.find("64x128x16"), std::string::npos) << text;
    EXPECT_NE(text.find("TENDRIL_CORE_SIZES"), std::string::npos) << text;
    EXPECT_EQ(tendril(small + " --set run.engine=functional").exit_code, 0);
}

TEST(ConfigCommand, a_check_refuses_the_engine_that_a_run_would_refuse) {
    const std::string check = "config check configs/chips/smallworld-16.toml --set run.engine=";
    const std::string tree =
        refused_by_program("config check configs/chips/tree-64.toml --set run.engine=rtl");
    EXPECT_EQ(tree.rfind("2 --set run.engine=rtl: no RTL chip was built for 64 cores", 0), 0U) << tree;
    const std::string fixed =
        refused_by_program(check + "functional --set tick.mode=fixed --set tick.cycles=100");
    EXPECT_EQ(fixed.rfind("2 --set tick.mode=fixed: the functional engine has no cycles", 0), 0U) << fixed;
}

TEST(ConfigCommand, dump_load_dump_is_byte_identical) {
    for (const char* chip : {"quickstart", "smallworld-16"}) {
        const Outcome first =
            tendril(std::string("config dump configs/chips/") + chip + ".toml --set neuron.theta=41");
        ASSERT_EQ(first.exit_code, 0) << first.err;
        const TempFolder folder;
        write_file(folder / "dump.toml", first.out);
        EXPECT_EQ(tendril("config dump " + (folder / "dump.toml").string()).out, first.out);
        EXPECT_NE(first.out.find("theta = 41\n"), std::string::npos);
    }
}

TEST(ConfigCommand, the_seed_option_wins_over_set_and_file) {
    const Outcome dump = tendril("config dump configs/chips/quickstart.toml --seed 9 --set seed=8");
    EXPECT_NE(dump.out.find("\nseed = 9\n"), std::string::npos) << dump.out;
}

TEST(ConfigCommand, the_schema_is_json) {
    const Outcome schema = tendril("config schema");
    EXPECT_EQ(schema.exit_code, 0);
    EXPECT_EQ(nlohmann::json::parse(schema.out)["title"], "tendril-chip 1");
}

}  // namespace
}  // namespace tendril

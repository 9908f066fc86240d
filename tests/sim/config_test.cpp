// From text to a checked spec: places, overrides, formats.
#include "sim/config.h"

#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

TEST(Config, a_syntax_error_has_its_place) {
    const std::string text = ChipFile("format = \"tendril-chip 1\"\n[size\n").refused();
    EXPECT_EQ(text.rfind("2 chip.toml:2:6: ", 0), 0U) << text;
}

TEST(Config, a_key_written_twice_is_a_syntax_error_at_the_second) {
    const std::string text = ChipFile("format = \"tendril-chip 1\"\nseed = 1\nseed = 2\n").refused();
    EXPECT_EQ(text.rfind("2 chip.toml:3:", 0), 0U) << text;
}

TEST(Config, what_cannot_be_opened_is_a_resource) {
    EXPECT_EQ(refusal([] { load_chip("/no/such/chip.toml"); }).rfind("4 /no/such/chip.toml: cannot open", 0),
              0U);
}

TEST(Config, the_format_comes_first) {
    EXPECT_EQ(ChipFile("[size]\nneurons = 4\n").refused(),
              "2 chip.toml:1:1: format is missing; format = \"tendril-chip 1\"");
    EXPECT_EQ(ChipFile("# Why?\nformat = \"tendril-chip 2\"\nrubbish = 1\n").refused(),
              "2 chip.toml:2:10: format = \"tendril-chip 2\" is not what is read here; "
              "format = \"tendril-chip 1\"");
    EXPECT_EQ(ChipFile("format = 1\n").refused(),
              "2 chip.toml:1:10: format must be a string; format = \"tendril-chip 1\"");
}

TEST(Config, an_unknown_key_or_table_names_the_nearest) {
    const std::string key = ChipFile(kSmallChip + "[learning]\nhomeo_upp = 3\n").refused();
    EXPECT_EQ(key.rfind("2 chip.toml:15:1: unknown key \"homeo_upp\" in [learning]; rule, kmax, ", 0), 0U)
        << key;
    EXPECT_NE(key.find("did you mean \"homeo_up\"?"), std::string::npos) << key;
    const std::string table = ChipFile(kSmallChip + "[lerning]\n").refused();
    EXPECT_EQ(table.rfind("2 chip.toml:14:2: unknown key \"lerning\" in the chip file; ", 0), 0U) << table;
    EXPECT_NE(table.find("did you mean \"learning\"?"), std::string::npos) << table;
}

TEST(Config, a_list_of_tables_cannot_be_a_table_nor_a_table_a_value) {
    EXPECT_EQ(ChipFile(kSmallChip + "[stimulus]\nhost = \"in\"\n").refused(),
              "2 chip.toml:14:1: [[stimulus]] must be a list of tables, not a table; write [[stimulus]]");
    EXPECT_EQ(ChipFile("format = \"tendril-chip 1\"\nrun = 3\n").refused(),
              "2 chip.toml:2:7: [run] must be a table, not an integer");
}

TEST(Config, a_date_is_no_value) {
    EXPECT_EQ(ChipFile("format = \"tendril-chip 1\"\nseed = 2020-01-01\n").refused(),
              "2 chip.toml:2:8: dates and times are no values here");
}

TEST(Override, it_wins_over_the_file_and_the_last_one_over_the_others) {
    const ChipFile file(kSmallChip);
    EXPECT_EQ(file.load().neuron.params.theta, 100);
    EXPECT_EQ(file.load({"neuron.theta=40"}).neuron.params.theta, 40);
    EXPECT_EQ(file.load({"neuron.theta=40", "neuron.theta=41"}).neuron.params.theta, 41);
    EXPECT_EQ(file.load({"seed=9"}).seed, 9);
}

TEST(Override, it_can_reach_tables_that_the_file_has_not_and_elements_of_lists) {
    const ChipFile file(kSmallChip);
    EXPECT_EQ(file.load({"learning.rule=completed"}).learning.rule, "completed");
    EXPECT_EQ(file.load({"learning.rule=\"literal\""}).learning.rule, "literal");
    EXPECT_EQ(file.load({"host.0.lines=3"}).host[0].lines, 3);
    EXPECT_EQ(file.load({"topology.fifo_depth=[4]"}).topology.fifo_depth, std::vector<int>{4});
}

TEST(Override, its_errors_say_which_one_it_was) {
    const ChipFile file(kSmallChip);
    EXPECT_EQ(file.refused({"neuron.theta=99999"}),
              "2 --set neuron.theta=99999: theta = 99999 is out of range; 0..65535");
    const std::string unknown = file.refused({"neuron.teta=1"});
    EXPECT_EQ(unknown.rfind("2 --set neuron.teta=1: unknown key \"teta\" in [neuron]; ", 0), 0U) << unknown;
    EXPECT_EQ(file.refused({"theta"}),
              "2 --set theta: not an assignment; key.key=value, as in --set neuron.theta=40");
    EXPECT_EQ(file.refused({"host.1.lines=3"}),
              "2 --set host.1.lines=3: \"1\" is no position in a list of 1; 0..0");
    EXPECT_EQ(file.refused({"format.x=3"}), "2 --set format.x=3: there is no table above \"x\"");
}

}  // namespace
}  // namespace tendril

// Stimulus files: what is read, and the place of everything that is not.
#include "sim/stimulus_file.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

const std::string kHead = std::string(kStimulusHead) + "\n";

class StimulusFileTest : public testing::Test {
protected:
    StimulusFileTest() { plan_.hosts = {{"in", 8, {}}, {"side", 2, {}}}; }
    StimulusFile file(const std::string& text) {
        write_file(folder_ / "s.aer", text);
        return {folder_ / "s.aer", plan_};
    }
    std::string refused(const std::string& text) {
        std::string said = refusal([&] { file(text); });
        const std::string prefix = folder_.path().string() + "/";
        const auto at = said.find(prefix);
        return at == std::string::npos ? said : said.erase(at, prefix.size());
    }

    TempFolder folder_;
    ChipPlan plan_;
};

using Spikes = std::vector<HostSpike>;

TEST_F(StimulusFileTest, gives_the_lines_of_each_tick_in_order) {
    StimulusFile f = file(kHead + "0 side 1\n0 in 7\n# a comment\n0 in 3\n7 in 3\n");
    EXPECT_EQ(f.at(0), (Spikes{{0, 3}, {0, 7}, {1, 1}}));
    for (int tick = 1; tick < 7; ++tick) EXPECT_TRUE(f.at(tick).empty());
    EXPECT_EQ(f.at(7), (Spikes{{0, 3}}));
    EXPECT_TRUE(f.at(8).empty());
}

TEST_F(StimulusFileTest, can_start_late_ask_twice_and_go_back) {
    StimulusFile f = file(kHead + "0 in 1\n5 in 2\n9 in 3\n");
    EXPECT_EQ(f.at(5), (Spikes{{0, 2}}));
    EXPECT_EQ(f.at(5), (Spikes{{0, 2}}));
    EXPECT_EQ(f.at(0), (Spikes{{0, 1}}));
    EXPECT_EQ(f.at(9), (Spikes{{0, 3}}));
}

TEST_F(StimulusFileTest, may_be_without_spikes) { EXPECT_TRUE(file(kHead).at(0).empty()); }

TEST_F(StimulusFileTest, another_head_is_refused) {
    EXPECT_EQ(refused("0 in 1\n"),
              "2 s.aer:1:1: not a stimulus file; its first line is " + std::string(kStimulusHead));
    EXPECT_EQ(refused("").rfind("2 s.aer:1:1: not a stimulus file", 0), 0U);
}

TEST_F(StimulusFileTest, an_absent_host_or_line_is_refused) {
    EXPECT_EQ(refused(kHead + "0 in 1\n10 inn 1\n"),
              "2 s.aer:3:4: there is no host \"inn\"; in, side; did you mean \"in\"?");
    EXPECT_EQ(refused(kHead + "0 side 2\n"), "2 s.aer:2:8: line is \"2\"; a whole number 0..1");
}

TEST_F(StimulusFileTest, a_bad_row_is_refused_at_its_column) {
    EXPECT_EQ(refused(kHead + "x in 1\n").rfind("2 s.aer:2:1: tick is \"x\"", 0), 0U);
    EXPECT_EQ(refused(kHead + "-1 in 1\n").rfind("2 s.aer:2:1: tick is \"-1\"", 0), 0U);
    EXPECT_EQ(refused(kHead + "0 in\n").rfind("2 s.aer:2:5: line is missing", 0), 0U);
    EXPECT_EQ(refused(kHead + "0 in 1 2\n").rfind("2 s.aer:2:7: ", 0), 0U);
    EXPECT_EQ(refused(kHead + "0  in 1\n").rfind("2 s.aer:2:3: ", 0), 0U);
    EXPECT_EQ(refused(kHead + "0 in 1 \n").rfind("2 s.aer:2:7: ", 0), 0U);
}

TEST_F(StimulusFileTest, ticks_that_decrease_and_spikes_that_come_twice_are_refused) {
    EXPECT_EQ(refused(kHead + "5 in 1\n4 in 1\n"),
              "2 s.aer:3:1: tick 4 after tick 5; ticks that never decrease");
    EXPECT_EQ(refused(kHead + "5 in 1\n5 in 2\n5 in 1\n"),
              "2 s.aer:4:1: line 1 spikes twice in tick 5; one spike of a line in a tick");
    EXPECT_EQ(refused(kHead + "5 in 1\n6 in 1\n"), "accepted");
}

TEST_F(StimulusFileTest, a_missing_last_line_feed_means_truncated) {
    EXPECT_EQ(refused(kHead + "5 in 1\n6 in 1").rfind("2 s.aer:3:7: the file is truncated", 0), 0U);
}

TEST_F(StimulusFileTest, what_cannot_be_opened_is_a_resource) {
    EXPECT_EQ(refusal([&] { StimulusFile("/no/such.aer", plan_); }).rfind("4 /no/such.aer: ", 0), 0U);
}

}  // namespace
}  // namespace tendril

// Failures of one kind are one group, and every report says the same.
#include "sim/regress/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tendril {
namespace {

TEST(Masked, LeavesWhatFailuresOfOneKindShare) {
    EXPECT_EQ(masked("cycle 812 V of neuron 3: expected 5, got -4"),
              "cycle # V of neuron #: expected #, got #");
    EXPECT_EQ(masked("out[7]: rtl 0x1fa3 model 0x0"), "out[#]: rtl # model #");
    EXPECT_EQ(masked("LFSR 9e3779b9; expected 0.25"), "LFSR #; expected #");
    EXPECT_EQ(masked("core3 is late"), "core# is late");
    EXPECT_EQ(masked("nothing here"), "nothing here");
}

class ReportTest : public testing::Test {
protected:
    ReportTest() {
        tests_[0].name = "core/small/one";
        tests_[1].name = "two";
        add(0, 1, {Status::passed, "", 7});
        add(0, 2, {Status::failed, "cycle 3 v: expected 1, got 0", 7, 3});
        add(1, 3, {Status::timed_out, "no end within 2 s"});
        add(1, 4, {Status::failed, "cycle 44 v: expected 0, got 1 <&\">", 7, 44});
        add(0, 5, {Status::failed, "cycle 5 v: expected 1, got 0", 7, 5});
        add(1, 6, {Status::not_run});
        result_.list = "lists/chip.toml";
    }
    void add(std::size_t test, std::uint64_t seed, const Verdict& verdict) {
        JobResult done;
        done.job = {&tests_[test], 0, seed};
        done.verdict = verdict;
        if (!verdict.passed()) done.repro = "tendril regress x <y>";
        result_.jobs.push_back(done);
    }

    TestSpec tests_[2];
    RegressResult result_;
};

TEST_F(ReportTest, GroupsByTheMaskedLineTheMostFrequentFirst) {
    const auto groups = grouped(result_);
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].line, "cycle # v: expected #, got #");
    EXPECT_EQ(groups[0].jobs.size(), 2U);
    EXPECT_EQ(groups[1].line, "no end within # s");
    EXPECT_EQ(summary_text(result_),
              "failures by their first line:\n"
              "    2 x failed: cycle # v: expected #, got #\n        e.g. core/small/one seed=0x2\n"
              "    1 x timed out: no end within # s\n        e.g. two seed=0x3\n"
              "    1 x failed: cycle # v: expected #, got # <&\">\n        e.g. two seed=0x4\n"
              "1 of 6 passed, 4 failed, 1 not run in 0.0 s; dispatch 0.0 ms a run\n");
}

TEST_F(ReportTest, IsGreenOnlyWhereEveryJobHasPassed) {
    EXPECT_FALSE(result_.green());
    result_.jobs = {result_.jobs[0], result_.jobs[5]};
    EXPECT_EQ(result_.failed(), 0U);
    EXPECT_FALSE(result_.green());
    result_.jobs.pop_back();
    EXPECT_TRUE(result_.green());
    result_.jobs.clear();
    EXPECT_FALSE(result_.green());
}

TEST_F(ReportTest, HasEveryJobInItsJson) {
    const auto json = nlohmann::json::parse(regress_json(result_));
    EXPECT_EQ(json["passed"], 1);
    EXPECT_EQ(json["failed"], 4);
    EXPECT_EQ(json["jobs"][1]["cycle"], 3);
    EXPECT_EQ(json["jobs"][1]["seed"], "0x2");
    EXPECT_EQ(json["jobs"][2]["status"], "timed out");
    EXPECT_FALSE(json["jobs"][0].contains("what"));
}

}  // namespace
}  // namespace tendril

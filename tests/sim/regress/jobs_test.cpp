// Which runs a choice means, with which seeds and which commands.
#include "sim/regress/jobs.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class JobsTest : public testing::Test {
protected:
    JobsTest() {
        write_file(folder_ / "list.toml", R"(# ?
format = "tendril-regression 1"
[defaults]
cycles = 5000
[[test]]
name = "core/one"
tags = ["smoke", "core"]
bench = "core_lockstep"
size = "16x16x16"
seeds = 3
set = { ticks = 60 }
[[test]]
name = "chip/two"
tags = ["full"]
chip = "c.toml"
engines = ["functional", "tlm"]
set = { run.ticks = 9 }
)");
        spec_ = load_regression((folder_ / "list.toml").string());
    }
    std::string refused(const Selection& selection) {
        return refusal([&] { plan_jobs(spec_, selection); });
    }

    const TempFolder folder_;
    RegressionSpec spec_;
    const Programs programs_{"/p/tendril", "/p/benches"};
};

TEST_F(JobsTest, AreEverySeedOfEveryTest) {
    const std::vector<Job> jobs = plan_jobs(spec_, {});
    ASSERT_EQ(jobs.size(), 4U);
    EXPECT_EQ(jobs[2].index, 2);
    EXPECT_EQ(jobs[2].seed, seed_of(1, "core/one", 2));
    EXPECT_EQ(jobs[3].test->name, "chip/two");
    EXPECT_NE(jobs[0].folder(), jobs[1].folder());
}

TEST_F(JobsTest, HaveSeedsThatNeverChange) {
    EXPECT_EQ(seed_of(1, "core/one", 0), 0xa8565f86c161b1cbU);
    EXPECT_NE(seed_of(1, "core/one", 0), seed_of(2, "core/one", 0));
    EXPECT_NE(seed_of(1, "core/one", 0), seed_of(1, "core/one", 1));
}

TEST_F(JobsTest, AreThoseOfATagANameASeedOrAsManyAsAsked) {
    EXPECT_EQ(plan_jobs(spec_, {.tags = {"smoke"}}).size(), 3U);
    EXPECT_EQ(plan_jobs(spec_, {.tags = {"smoke", "full"}}).size(), 4U);
    EXPECT_EQ(plan_jobs(spec_, {.tests = {"chip/two"}}).size(), 1U);
    EXPECT_EQ(plan_jobs(spec_, {.reseed = 7}).size(), 14U);
    const std::vector<Job> one = plan_jobs(spec_, {.tests = {"core/one"}, .seed = 0xabc});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].title(), "core/one seed=0xabc");
}

TEST_F(JobsTest, AreRefusedWhereAWordSelectsNothing) {
    EXPECT_EQ(refused({.tags = {"smoke", "ful"}}),
              "2 tendril regress --tag: \"ful\" selects no test; smoke, core, full; did you mean \"full\"?");
    EXPECT_EQ(refused({.tests = {"chip/tow"}}),
              "2 tendril regress --test: \"chip/tow\" selects no test; did you mean \"chip/two\"?");
    EXPECT_EQ(refused({.tags = {"smoke"}, .tests = {"chip/two"}}),
              "2 tendril regress: --tag and --test together select no test");
}

TEST_F(JobsTest, CallABenchAsTheContractSays) {
    const Job job{&spec_.tests[0], 0, 17};
    const auto commands = commands_of(job, programs_, "/o/x", WaveWindow(80, 300));
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(shell_line(commands[0]),
              "/p/benches/core_lockstep --seed 17 --size 16x16x16 --set cycles=5000 --set ticks=60 "
              "--out /o/x --wave 80:300");
}

TEST_F(JobsTest, CallTheProgramForEachEngineOfAChip) {
    const Job job{&spec_.tests[1], 0, 17};
    const auto commands = commands_of(job, programs_, "/o/x", WaveWindow(80, 300));
    ASSERT_EQ(commands.size(), 2U);
    const std::string chip = (folder_ / "c.toml").string();
    EXPECT_EQ(shell_line(commands[0]), "/p/tendril run " + chip +
                                           " --engine functional --seed 17 --set run.ticks=9 "
                                           "--out /o/x/functional");
    EXPECT_EQ(shell_line(commands[1]),
              "/p/tendril run " + chip +
                  " --engine tlm --seed 17 --set run.ticks=9 --cycles 5000 --wave all "
                  "--wave-window 80:300 --out /o/x/tlm");
}

TEST_F(JobsTest, NeedBenchesThatAreThere) {
    write_file(folder_ / "core_lockstop", "");
    const std::vector<Job> jobs = plan_jobs(spec_, {});
    const std::string what = refusal([&] { require_benches(jobs, {"", folder_.path()}); });
    EXPECT_NE(what.find("there is no bench \"core_lockstep\""), std::string::npos) << what;
    EXPECT_NE(what.find("did you mean \"core_lockstop\""), std::string::npos) << what;
}

TEST(ShellLine, QuotesWhatAShellWouldSplit) {
    EXPECT_EQ(shell_line({"a", "b c", "it's", ""}), "a 'b c' 'it'\\''s' ''");
}

}  // namespace
}  // namespace tendril

// Nothing that hangs, crashes, says nothing, checks nothing or changes its mind is ever green.
#include "sim/regress/regress.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/sim/regress/fake_benches.h"

namespace tendril {
namespace {

using test::FakeBenches;

/// The one job's verdict.
Verdict verdict_of(const std::string& lines, const std::string& keys = "") {
    FakeBenches benches;
    benches.add("a/test", lines, keys);
    const RegressResult result = benches.run();
    EXPECT_EQ(result.jobs.size(), 1U);
    EXPECT_EQ(result.green(), result.jobs[0].verdict.passed());
    EXPECT_EQ(benches.said().size(), result.failed());
    return result.jobs[0].verdict;
}

TEST(Regression, PassesWhatCheckedSomethingAndFoundItGood) {
    const Verdict verdict = verdict_of("result 5 0");
    EXPECT_EQ(verdict.status, Status::passed) << verdict.what;
    EXPECT_EQ(verdict.checks, 5);
}

TEST(Regression, FailsAFailedCheckWithItsCycleAndSignal) {
    const Verdict verdict = verdict_of("result 5 1 \"$(first 812 valid_o 1 0)\"; exit 1");
    EXPECT_EQ(verdict.status, Status::failed);
    EXPECT_EQ(verdict.what, "cycle 812 valid_o: expected 1, got 0");
    EXPECT_EQ(verdict.cycle, 812);
}

TEST(Regression, FailsWhatHangsAndLeavesNothingRunning) {
    FakeBenches benches;
    benches.add("a/test", "sleep 1000 & echo $! > " + (benches.folder() / "pid").string() + "; sleep 1000",
                "timeout_s = 0.3");
    const RegressResult result = benches.run();
    EXPECT_EQ(result.jobs[0].verdict.status, Status::timed_out);
    EXPECT_EQ(result.jobs[0].verdict.what, "no end within 0.3 s");
    // Killed, but it may take the machine a moment to bury it.
    const int left_behind =
        static_cast<int>(::syscall(SYS_pidfd_open, std::stoi(file_text(benches.folder() / "pid")), 0));
    pollfd end{left_behind, POLLIN, 0};
    EXPECT_TRUE(left_behind < 0 || ::poll(&end, 1, 10'000) == 1);
    ::close(left_behind);
}

TEST(Regression, FailsWhatPrintsNoResult) {
    EXPECT_EQ(verdict_of("echo checking; echo done").what, "no result.json: done");
    EXPECT_EQ(verdict_of("echo checking").status, Status::no_result);
    EXPECT_EQ(verdict_of("echo '{\"format\":' > $out/result.json").status, Status::no_result);
    EXPECT_EQ(verdict_of("echo '{\"format\":\"tendril-bench 1\",\"checks\":5}' > $out/result.json").status,
              Status::no_result);
    EXPECT_EQ(
        verdict_of("echo '{\"format\":\"other 1\",\"checks\":5,\"failures\":0}' > $out/result.json").status,
        Status::no_result);
}

TEST(Regression, FailsWhatChecksTooLittle) {
    EXPECT_EQ(verdict_of("result 0 0").status, Status::too_few_checks);
    EXPECT_EQ(verdict_of("result 99 0", "min_checks = 100").what, "99 checks; at least 100");
    EXPECT_EQ(verdict_of("result 100 0", "min_checks = 100").status, Status::passed);
}

TEST(Regression, FailsWhatCrashesOrExitsBadlyThoughItsResultIsGood) {
    const Verdict crashed = verdict_of("result 5 0; kill -SEGV $$");
    EXPECT_EQ(crashed.status, Status::crashed);
    EXPECT_EQ(crashed.what, "ended by signal 11 (Segmentation fault)");
    const Verdict bad = verdict_of("result 5 0; echo Assertion x failed; exit 3");
    EXPECT_EQ(bad.status, Status::failed);
    EXPECT_EQ(bad.what, "exit code 3 without a failure in result.json: Assertion x failed");
    EXPECT_EQ(verdict_of("result 5 0; exit 3").what, "exit code 3 without a failure in result.json");
}

TEST(Regression, NeverPassesTwoResultsOfOneSeed) {
    // The second run counts one check more.
    const Verdict other = verdict_of("result $run 0");
    EXPECT_EQ(other.status, Status::nondeterministic);
    EXPECT_EQ(other.what, "the same seed gave two results, both \"passed\"");
    // It fails, and passes when it is run again with waves.
    const Verdict healed =
        verdict_of("if [ $run = 1 ]; then result 5 1 \"$(first 9 v 1 0)\"; else result 5 0; fi");
    EXPECT_EQ(healed.status, Status::nondeterministic);
    EXPECT_EQ(healed.what, "the same seed gave \"cycle 9 v: expected 1, got 0\", then \"passed\"");
    // The other way round.
    EXPECT_EQ(verdict_of("if [ $run = 1 ]; then result 5 0; else result 5 1 \"$(first 9 v 1 0)\"; fi").status,
              Status::nondeterministic);
}

TEST(Regression, WhatWasLostIsNeverGreenAndHidesNoFailure) {
    const Verdict good;
    const Verdict failed{Status::failed, "cycle 9"};
    const Verdict lost{Status::lost, "task 3"};
    EXPECT_EQ(same_twice(good, lost).status, Status::lost);
    EXPECT_EQ(same_twice(failed, lost).status, Status::failed);
}

TEST(Regression, RunsTheFirstSeedOfATestAsOftenAsItsRepeats) {
    FakeBenches benches;
    benches.add("a/twice", "result 5 0", "seeds = 3");
    benches.add("a/once", "result 5 0", "seeds = 3\nrepeats = 1");
    EXPECT_TRUE(benches.run().green());
    EXPECT_EQ(benches.runs(1), 4U);
    EXPECT_EQ(benches.runs(2), 3U);
}

TEST(Regression, RunsAFailureOnceMoreWithWavesOfTheWindowBeforeIt) {
    FakeBenches benches;
    benches.add("a/test", "echo $wave > $out/waves.fst; result 5 1 \"$(first 812 valid_o 1 0)\"");
    const RegressResult result = benches.run();
    EXPECT_EQ(benches.runs(1), 2U);
    EXPECT_EQ(result.jobs[0].verdict.status, Status::failed);
    EXPECT_EQ(file_text(std::filesystem::path(result.jobs[0].waves) / "waves.fst"), "612:832\n");
    EXPECT_EQ(file_text(std::filesystem::path(result.jobs[0].folder) / "waves.fst"), "\n");
}

TEST(Regression, MakesNoMoreWavesThanAsked) {
    FakeBenches benches;
    benches.add("a/test", "result 5 1 \"$(first 812 valid_o 1 0)\"", "seeds = 5");
    const RegressResult result = benches.run({}, 2, false, 2);
    EXPECT_EQ(result.failed(), 5U);
    EXPECT_EQ(benches.runs(1), 5U + 2U);
}

TEST(Regression, NamesNoWavesWhereABenchLeavesNone) {
    FakeBenches benches;
    benches.add("a/test", "result 5 1 \"$(first 812 valid_o 1 0)\"");
    const RegressResult result = benches.run();
    EXPECT_EQ(benches.runs(1), 2U);
    EXPECT_EQ(result.jobs[0].waves, "");
    EXPECT_EQ(benches.said()[0].find("waves"), std::string::npos) << benches.said()[0];
}

TEST(Regression, CrashesWithoutACycleTakeNoWavesAwayFromThoseWithOne) {
    FakeBenches benches;
    benches.add("a/crash", "kill -SEGV $$", "seeds = 4");
    benches.add("a/test", "echo $wave > $out/waves.fst; result 5 1 \"$(first 812 valid_o 1 0)\"");
    const RegressResult result = benches.run({}, 1, false, 2);
    EXPECT_EQ(benches.runs(1), 4U + 2U);
    EXPECT_NE(result.jobs[4].waves, "");
}

TEST(Regression, StartsNothingAfterTheFirstFailureWhenAskedTo) {
    FakeBenches benches;
    benches.add("a/good", "result 5 0");
    benches.add("a/bad", "result 0 0");
    benches.add("a/later", "result 5 0", "seeds = 10");
    const RegressResult result = benches.run({}, 1, true);
    EXPECT_EQ(result.count(Status::passed), 1U);
    EXPECT_EQ(result.failed(), 1U);
    EXPECT_EQ(result.count(Status::not_run), 10U);
    EXPECT_FALSE(result.green());
}

TEST(Regression, EndsAtOnceWhenInterrupted) {
    FakeBenches benches;
    benches.add("a/test", "sleep 1000");
    benches.interrupted = true;
    const RegressResult result = benches.run();
    EXPECT_TRUE(result.interrupted);
    EXPECT_EQ(result.count(Status::not_run), 1U);
    EXPECT_FALSE(result.green());
}

TEST(Regression, SaysEachFailureWithOneCommandThatShowsItAgain) {
    FakeBenches benches;
    benches.add("a/it's bad", "result 0 0");
    benches.add("a/good", "result 1 0");
    const RegressResult result = benches.run({.seed = 0x1f});
    ASSERT_EQ(benches.said().size(), 1U);
    const std::string& said = benches.said()[0];
    const std::string command = "tendril regress list.toml --test 'a/it'\\''s bad' --seed 0x1f";
    EXPECT_EQ(result.jobs[0].repro, command);
    EXPECT_EQ(said.find("REPRO"), said.rfind("REPRO"));
    EXPECT_NE(said.find("  REPRO  " + command + "\n"), std::string::npos) << said;
}

TEST(Regression, KeepsTheFoldersOfWhatFailedAndNoOthers) {
    FakeBenches benches;
    benches.add("a/bad", "echo here I am; result 0 0");
    benches.add("a/good", "result 1 0", "seeds = 4");
    const RegressResult result = benches.run();
    const std::filesystem::path kept = result.jobs[0].folder;
    const std::string log = file_text(kept / "log.txt");
    EXPECT_TRUE(log.starts_with("$ ")) << log;
    EXPECT_NE(log.find("\nhere I am\n"), std::string::npos) << log;
    const std::filesystem::directory_iterator runs(benches.folder() / "out/runs");
    EXPECT_EQ(std::distance(begin(runs), end(runs)), 1);
}

}  // namespace
}  // namespace tendril

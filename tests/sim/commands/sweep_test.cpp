// tendril sweep as its users meet it: tables, exit codes, resumption after kill -9.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "sim/sweep/store.h"
#include "sim/sweep/worker.h"
#include "tests/support/background.h"
#include "tests/support/program.h"
#include "tests/support/sweep_file.h"

namespace tendril {
namespace {

const std::string kShort = "seeds = [1, 2]\n[method]\nwarmup = 50\nmeasure = 400\ndrain = 20000\n";

Outcome sweep(const SweepFile& file, const std::string& more, const std::string& out = "out") {
    return tendril("sweep " + file.path() + " --out " + (file.folder() / out).string() + " " + more);
}

std::string text(const SweepFile& file, const std::string& name) { return file_text(file.folder() / name); }

TEST(SweepCommand, WritesTablesAndAStoreAndSaysWhatCameOut) {
    const SweepFile file(kShort + "[grid]\ntraffic.load = [0.01, 0.9]\n");
    const Outcome outcome = sweep(file, "--jobs 2");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out.substr(0, 41), "2 points x 2 seeds: 2 ok, 2 saturated (4 ");
    EXPECT_NE(outcome.out.find("SATURATED: accepted/offered = 0."), std::string::npos) << outcome.out;
    EXPECT_EQ(file.folder().names().count("out"), 1U);
    const std::string results = text(file, "out/results.csv");
    EXPECT_EQ(std::ranges::count(results, '\n'), 5);
    EXPECT_NE(results.find("\n1,2,"), std::string::npos);
    EXPECT_EQ(std::ranges::count(text(file, "out/points.csv"), '\n'), 3);
    const auto rows = SweepStore(file.folder() / "out/sweep.sqlite").rows();
    EXPECT_EQ(rows.size(), 4U);
    for (const auto& [key, row] : rows) EXPECT_EQ(row.version, this_version());
    EXPECT_FALSE(std::filesystem::exists(file.folder() / "out/work"));
}

TEST(SweepCommand, ItsRowIsWhatRunSaysOfTheSameChip) {
    const SweepFile file(kShort + "[grid]\ntraffic.load = [0.02]\n");
    ASSERT_EQ(sweep(file, "").exit_code, 0);
    const Outcome chip = tendril("sweep " + file.path() + " --chip-of 0:2");
    ASSERT_EQ(chip.exit_code, 0) << chip.err;
    write_file(file.folder() / "point.toml", chip.out);
    const std::string run = (file.folder() / "run").string();
    ASSERT_EQ(
        tendril("run " + (file.folder() / "point.toml").string() + " --engine tlm --out " + run).exit_code,
        0);
    const std::string results = text(file, "out/results.csv");
    const std::string row = results.substr(results.find("\n0,2,") + 5);
    const std::string hash = row.substr(0, 32);
    EXPECT_NE(text(file, "run/manifest.json").find(hash), std::string::npos);
    const std::string stats = text(file, "run/stats.json");
    const auto at = stats.find("\"offered\":");
    const std::string offered = stats.substr(at + 10, stats.find(',', at) - at - 10);
    EXPECT_EQ(row.substr(33, 12 + offered.size()), "tlm,0.02,ok," + offered);
}

TEST(SweepCommand, OneThatWasKilledGoesOnWhereItWas) {
    // The fan-out of the point in the middle is more than there are cores: its failure is told at once, and
    // that is when the sweep is killed. Points behind it take long enough to be in the middle of something.
    const SweepFile file(
        "seeds = [1, 2, 3]\n[method]\nwarmup = 50\nmeasure = 2000\ndrain = 20000\n"
        "[grid]\ntraffic.fan_out = [1, 9, 2, 3]\ntraffic.load = [0.01, 0.02, 0.1, 0.2, 0.3]\n");
    const std::string whole = (file.folder() / "whole").string();
    const std::string killed = (file.folder() / "killed").string();
    ASSERT_EQ(sweep(file, "--jobs 2", "whole").exit_code, 1);
    Background run({TENDRIL_PROGRAM, "sweep", file.path(), "--jobs", "2", "--out", killed});
    ASSERT_TRUE(run.wait_for("FAILED"));
    run.kill(SIGKILL);
    EXPECT_FALSE(std::filesystem::exists(killed + "/results.csv"));
    auto before = SweepStore(killed + "/sweep.sqlite").rows();
    for (const auto& [path, row] : SweepDesk(killed).rows()) before.emplace(row.key, row);
    std::erase_if(before, [](const auto& entry) { return entry.second.status == PointStatus::failed; });
    ASSERT_GE(before.size(), 14U);
    ASSERT_LT(before.size(), 45U);
    EXPECT_EQ(sweep(file, "--jobs 2", "killed").exit_code, 2) << "not without being told to";
    const Outcome resumed = sweep(file, "--jobs 2 --resume", "killed");
    EXPECT_EQ(resumed.exit_code, 1);
    EXPECT_EQ(text(file, "killed/results.csv"), text(file, "whole/results.csv"));
    EXPECT_EQ(text(file, "killed/points.csv"), text(file, "whole/points.csv"));
    const auto after = SweepStore(killed + "/sweep.sqlite").rows();
    EXPECT_EQ(after.size(), 60U);
    for (auto& [key, row] : before) {
        row.stats.clear();
        EXPECT_EQ(row_json(after.at(key)), row_json(row)) << "not run twice";
    }
    EXPECT_NE(resumed.out.find(fmt::format("({} run in ", 60 - before.size())), std::string::npos)
        << resumed.out;
    const Outcome again = sweep(file, "--resume", "whole");
    EXPECT_NE(again.out.find("(15 run in "), std::string::npos) << again.out;
}

TEST(SweepCommand, ARowThatAWorkerHasLeftIsTakenIn) {
    const SweepFile file(kShort + "[grid]\ntraffic.load = [0.01, 0.02]\n");
    const SweepRun run = file.plan().points[1].runs[0];
    const SweepDesk desk(file.folder() / "out");
    desk.prepare();
    ASSERT_EQ(tendril("sweep " + desk.order(0, {run}).string() + " --worker 0").exit_code, 0);
    const auto left = desk.row(run);
    ASSERT_TRUE(left);
    SweepStore(file.folder() / "out/sweep.sqlite");
    const Outcome outcome = sweep(file, "--resume");
    EXPECT_NE(outcome.out.find("(3 run in "), std::string::npos) << outcome.out << outcome.err;
    EXPECT_EQ(SweepStore(file.folder() / "out/sweep.sqlite").rows().at(run.key).finished, left->finished);
}

TEST(SweepCommand, AnExitCodeSaysWhatWentWrong) {
    const std::string never = "seeds = [1]\n[method]\nwarmup = 0\nmeasure = 400\ndrain = 1\n";
    const SweepFile stuck(never + "[grid]\ntraffic.load = [0.9]\n");
    const Outcome three = sweep(stuck, "");
    EXPECT_EQ(three.exit_code, 3);
    EXPECT_NE(three.out.find("point 0 not_drained: not drained 1 cycles after the last injection"),
              std::string::npos)
        << three.out;
    EXPECT_NE(text(stuck, "out/results.csv").find(",not_drained,"), std::string::npos);
    const SweepFile broken(kShort + "[grid]\ntraffic.fan_out = [9]\n");
    const Outcome one = sweep(broken, "");
    EXPECT_EQ(one.exit_code, 1);
    EXPECT_NE(one.out.find("FAILED seed 1: "), std::string::npos) << one.out;
    EXPECT_EQ(sweep(SweepFile("[grid]\ntraffic.lode = [1]\n"), "").exit_code, 2);
    EXPECT_EQ(tendril("sweep /no/such.toml").exit_code, 4);
}

TEST(SweepCommand, FindsTheLoadThatSaturates) {
    const SweepFile file(
        "seeds = [1, 2]\n[method]\nwarmup = 100\nmeasure = 2000\n"
        "[grid]\ntopology.fifo_depth = [1, 4]\n[search]\nkey = \"traffic.load\"\ntolerance = 0.1\n");
    const Outcome outcome = sweep(file, "");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err << outcome.out;
    EXPECT_EQ(outcome.out.substr(0, 30), "2 points x 2 seeds: 4 ok (4 ru");
    for (const auto& [key, row] : SweepStore(file.folder() / "out/sweep.sqlite").rows()) {
        EXPECT_GT(*row.found, 0.1);
        EXPECT_LE(*row.found, 1.0);
        EXPECT_GE(*row.share(), kSaturatedBelow);
    }
}

TEST(SweepCommand, RunsChipsOfNeuronsToo) {
    const SweepFile file(
        "engine = \"functional\"\nseeds = [1]\n[set]\nrun.ticks = 20\n[grid]\nneuron.theta = [10, 20]\n",
        "# ?\nformat = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n"
        "[topology]\nfamily = \"flat\"\ncores = 1\n");
    const Outcome outcome = sweep(file, "");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err << outcome.out;
    EXPECT_NE(text(file, "out/results.csv").find("functional,10,ok,,,,,,0,0,,,"), std::string::npos)
        << text(file, "out/results.csv");
}

TEST(SweepCommand, ADryRunNamesThePointsAndRunsNothing) {
    const SweepFile file("[grid]\ntraffic.load = [0.01, 0.02]\n");
    const Outcome outcome = sweep(file, "--dry-run");
    EXPECT_EQ(outcome.out.substr(0, 56), "point 0: traffic.load=0.01\npoint 1: traffic.load=0.02\n2 ");
    EXPECT_NE(outcome.out.find("2 points x 5 seeds = 10 runs of "), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(file.folder() / "out"));
    EXPECT_EQ(refused_by_program("sweep " + file.path() + " --chip-of 9").substr(0, 59),
              "2 tendril sweep --chip-of: \"9\" is no point of it; 0..1, wit");
    EXPECT_EQ(refused_by_program("sweep " + file.path() + " --detach"),
              "2 tendril sweep --detach: changes nothing without --slurm; --slurm\n");
    EXPECT_NE(refused_by_program("sweep " + file.path() + " --resmue").find("did you mean \"--resume\"?"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

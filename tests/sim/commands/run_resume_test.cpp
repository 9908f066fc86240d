// tendril run --checkpoint-every and --resume: a run that goes on from a checkpoint, after kill -9 too,
// leaves the folder of the run in one piece, byte by byte.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "tests/support/program.h"
#include "tests/support/run_folders.h"

namespace tendril {
namespace {

namespace fs = std::filesystem;

const std::string kChips = "run configs/chips/";

void expect_ok(const std::string& arguments) {
    const Outcome outcome = tendril(arguments);
    ASSERT_EQ(outcome.exit_code, 0) << arguments << "\n" << outcome.err;
}

struct Case {
    const char* name;
    std::string arguments;
    std::string checkpoint;  ///< to go on from
    std::size_t files;       ///< of the run, at least
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class RunResume : public testing::TestWithParam<Case> {};

TEST_P(RunResume, LeavesTheFolderOfTheRunInOnePiece) {
    const Case& c = GetParam();
    const TempFolder folder;
    const std::string run = kChips + c.arguments + " --checkpoint-keep 0 --out ";
    expect_ok(run + (folder / "straight").string());
    const fs::path from = folder / "straight" / "checkpoints" / (c.checkpoint + ".checkpoint");
    expect_ok(run + (folder / "resumed").string() + " --resume " + from.string());
    expect_same_files(folder / "straight", folder / "resumed");
    EXPECT_GE(all_said(folder / "straight").size(), c.files);
}

const std::string kLearns = "quickstart.toml --ticks 70 --checkpoint-every 20 --record deliveries,timeline";
const std::string kWorld = "smallworld-16.toml --ticks 24 --checkpoint-every 6 --record hops,timeline";
const std::string kFixed = " --set tick.mode=fixed --set tick.cycles=";
const std::string kTraffic =
    "traffic-64.toml --cycles 900 --set traffic.warmup=100 --checkpoint-every 250 --record hops,timeline";
const std::string kRouters =
    "traffic-64.toml --cycles 900 --set traffic.warmup=100 --checkpoint-every 250 --record timeline "
    "--engine tlm --set topology.laterals=[] --set topology.family=mesh";

INSTANTIATE_TEST_SUITE_P(
    OfARun, RunResume,
    testing::Values(
        Case{"functional_learns",
             "quickstart.toml --ticks 700 --engine functional --checkpoint-every 100 --record deliveries",
             "300", 15},
        Case{"functional_threads",
             "smallworld-16.toml --ticks 60 --engine functional --checkpoint-every 9 "
             "--threads 2",
             "27", 12},
        Case{"tlm_learns", kLearns + " --engine tlm", "40", 12},
        Case{"cosim_learns", kLearns + " --engine cosim", "40", 12},
        Case{"rtl_learns", kLearns + " --engine rtl", "40", 12},
        Case{"tlm_fixed_late", kWorld + " --engine tlm" + kFixed + "60", "12", 10},
        Case{"cosim_fixed_learns", kLearns + " --engine cosim" + kFixed + "700", "20", 11},
        Case{"cosim_world", kWorld + " --engine cosim", "12", 11},
        Case{"cosim_models_no_skip", kWorld + " --engine cosim --set cosim.cores=model --no-skip", "6", 11},
        Case{"traffic_tlm", kTraffic + " --engine tlm", "500", 9},
        Case{"traffic_routers", kRouters, "500", 7},
        Case{"traffic_cosim", kTraffic + " --engine cosim", "250", 9}),
    [](const auto& test) { return std::string(test.param.name); });

/// Starts tendril in the sources' folder. @return its process
pid_t start(const std::vector<std::string>& arguments) {
    const pid_t child = fork();
    if (child != 0) return child;
    std::vector<char*> words;
    std::string program = TENDRIL_PROGRAM;
    words.push_back(program.data());
    std::vector<std::string> copies = arguments;
    for (std::string& word : copies) words.push_back(word.data());
    words.push_back(nullptr);
    if (chdir(TENDRIL_SOURCE_DIR) != 0 || !std::freopen("/dev/null", "w", stdout)) _exit(1);
    execv(program.c_str(), words.data());
    _exit(1);
}

/// The checkpoints that lie in the hidden folder of a run to `out`.
std::size_t checkpoints_left(const TempFolder& folder) {
    std::size_t count = 0;
    std::error_code failure;
    for (const auto& run : fs::directory_iterator(folder.path()))
        for (const auto& file : fs::directory_iterator(run.path() / "checkpoints", failure))
            count += file.path().extension() == ".checkpoint";
    return count;
}

void expect_same_after_a_kill(const std::string& engine, const std::string& ticks, const std::string& every) {
    const TempFolder whole;
    const TempFolder killed;
    const std::vector<std::string> run{
        "run", "configs/chips/quickstart.toml", "--engine", engine, "--ticks", ticks, "--checkpoint-every",
        every};
    std::string typed;
    for (const std::string& word : run) typed += word + " ";
    std::vector<std::string> to_be_killed = run;
    to_be_killed.insert(to_be_killed.end(), {"--out", (killed / "out").string()});
    const pid_t child = start(to_be_killed);
    constexpr auto kPatience = std::chrono::seconds(60);
    const auto begin = std::chrono::steady_clock::now();
    while (checkpoints_left(killed) < 2 && std::chrono::steady_clock::now() - begin < kPatience)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it was over before it could be killed";
    ASSERT_FALSE(fs::exists(killed / "out"));
    expect_ok(typed + "--out " + (killed / "out").string() + " --resume " + (killed / "out").string());
    expect_ok(typed + "--out " + (whole / "out").string());
    expect_same_files(whole / "out", killed / "out");
    EXPECT_EQ(killed.names(), std::set<std::string>{"out"}) << "what the killed run has left is gone";
}

TEST(RunResumeAfterKill, GoesOnFromWhatTheKilledRunHasLeft) {
    expect_same_after_a_kill("functional", "200000", "3000");
    expect_same_after_a_kill("cosim", "3000", "100");
}

/// The two newest stay; with --checkpoint-keep as many as are wanted.
TEST(RunCheckpoints, KeepsTheNewest) {
    const TempFolder folder;
    const std::string run =
        kChips + "quickstart.toml --engine functional --ticks 50 --checkpoint-every 10 --out ";
    expect_ok(run + (folder / "two").string());
    expect_ok(run + (folder / "three").string() + " --checkpoint-keep 3");
    const auto names = [&](const char* run_folder) {
        std::set<std::string> found;
        for (const auto& file : fs::directory_iterator(folder / run_folder / "checkpoints"))
            found.insert(file.path().filename());
        return found;
    };
    EXPECT_EQ(names("two"), (std::set<std::string>{"30.checkpoint", "40.checkpoint"}));
    EXPECT_EQ(names("three"), (std::set<std::string>{"20.checkpoint", "30.checkpoint", "40.checkpoint"}));
}

/// It is passed over for the one before it.
TEST(RunCheckpoints, ADamagedOneIsNotGoneOnFrom) {
    const TempFolder folder;
    const std::string run =
        kChips + "quickstart.toml --engine functional --ticks 50 --checkpoint-every 10 --out ";
    expect_ok(run + (folder / "run").string());
    const fs::path newest = folder / "run" / "checkpoints" / "40.checkpoint";
    fs::resize_file(newest, fs::file_size(newest) - 1);
    const Outcome outcome =
        tendril(run + (folder / "again").string() + " --resume " + (folder / "run").string());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out.substr(0, outcome.out.find(':')), "goes on after 30");
    EXPECT_EQ(file_text(folder / "again" / "spikes.aer"), file_text(folder / "run" / "spikes.aer"));
}

/// They begin at the nearest one, and are those of the run in one piece. Neuron 49 spikes first in cycle
/// 14486, of some 18000.
TEST(RunCheckpoints, WavesOfATriggerAreThoseOfTheRunInOnePiece) {
    const std::string quick = kChips + "quickstart.toml --ticks 260 --engine ";
    for (const char* engine : {"cosim", "tlm", "rtl", "cosim --set cosim.cores=model"}) {
        const TempFolder folder;
        const std::string run = quick + engine + " --out ";
        expect_ok(run + (folder / "whole").string() + " --wave all --wave-window 14386:14786");
        const Outcome near = tendril(run + (folder / "near").string() +
                                     " --wave-around 100:300 --wave-trigger 'spike neuron=49' "
                                     "--checkpoint-every 7");
        ASSERT_EQ(near.exit_code, 0) << near.err;
        EXPECT_NE(near.out.find("replayed from the checkpoint at cycle "), std::string::npos) << near.out;
        EXPECT_TRUE(said(folder / "whole" / "waves.fst") == said(folder / "near" / "waves.fst")) << engine;
        EXPECT_GT(said(folder / "near" / "waves.fst").size(), 1000U);
        const fs::directory_iterator left(folder / "near" / "checkpoints");
        EXPECT_EQ(std::distance(left, fs::directory_iterator()), 2) << "the one replayed from is gone";
    }
}

TEST(RunCheckpoints, WhatDoesNotFitIsRefusedWithItsReason) {
    const TempFolder folder;
    const std::string quick = kChips + "quickstart.toml --engine functional --checkpoint-every 10 --ticks ";
    const fs::path out = folder / "run";
    expect_ok(quick + "30 --out " + out.string());
    const fs::path file = out / "checkpoints" / "20.checkpoint";
    const auto refused = [&](const std::string& arguments, const fs::path& from) {
        const std::string said = refused_by_program(arguments + " --out " + (folder / "no").string() +
                                                    " --resume " + from.string());
        EXPECT_FALSE(fs::exists(folder / "no"));
        return said;
    };
    const std::string name = "2 " + file.string() + ": ";
    EXPECT_EQ(refused(quick + "40", file), name +
                                               "is a checkpoint of a run of another length: 30 ticks, here "
                                               "40 ticks; resume with what the run was started with\n");
    EXPECT_TRUE(refused(quick + "30 --seed 2", file).starts_with(name + "is a checkpoint of another chip, "));
    EXPECT_TRUE(refused(kChips + "quickstart.toml --engine tlm --checkpoint-every 10 --ticks 30", file)
                    .starts_with(name + "is a checkpoint of another engine: functional, here tlm; "));
    EXPECT_TRUE(
        refused(quick + "30 --record deliveries", file)
            .starts_with(name + "is a checkpoint of a run with another --record: none, here deliveries"));

    const std::string whole = file_text(file);
    const fs::path cut = out / "checkpoints" / "cut";
    write_file(cut, whole.substr(0, whole.size() / 2));
    EXPECT_EQ(refused(quick + "30", cut),
              "2 " + cut.string() + ": is truncated or has been changed: its last line is not its digest\n");
    std::string changed = whole;
    changed[whole.size() / 2] ^= 1;
    write_file(cut, changed);
    EXPECT_TRUE(refused(quick + "30", cut).find("has been changed") != std::string::npos);
    write_file(cut, "# tendril-state 1\n");
    EXPECT_EQ(refused(quick + "30", cut),
              "2 " + cut.string() + ": is no checkpoint: its first line is not \"# tendril-checkpoint 1\"\n");
    EXPECT_TRUE(refused(quick + "30", folder / "nothing").starts_with("4 "));
}

TEST(RunCheckpoints, FilesThatHaveChangedSinceAreNotGoneOnWith) {
    const TempFolder folder;
    const std::string run =
        kChips + "quickstart.toml --engine functional --ticks 400 --checkpoint-every 150 --out ";
    expect_ok(run + (folder / "run").string());
    std::string spikes = file_text(folder / "run" / "spikes.aer");
    spikes[80] = spikes[80] == '1' ? '2' : '1';
    write_file(folder / "run" / "spikes.aer", spikes);
    const std::string refused =
        refused_by_program(run + (folder / "no").string() + " --resume " + (folder / "run").string());
    EXPECT_TRUE(refused.starts_with("2 " + (folder / "run" / "spikes.aer").string() +
                                    ": is not what the checkpoint goes on from: its first "))
        << refused;
    EXPECT_FALSE(fs::exists(folder / "no"));
}

}  // namespace
}  // namespace tendril

// A chip that grows across cores is the same chip in every engine: spikes, deliveries, cycles, tables,
// counts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/growth/growing_chip.h"
#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

struct Ran {
    std::string state;
    std::string spikes;
    Json manifest;
    Json growth() const { return manifest.at("growth"); }
};

/// @return files of a run of the program
Ran run(const std::string& engine, int seed, int ticks, const std::string& more = "") {
    const ChipFile chip(kGrowingChip);
    const std::string out = (chip.folder() / "out").string();
    const Outcome outcome = tendril(fmt::format("run {} --engine {} --seed {} --ticks {} --out {} {}",
                                                chip.path(), engine, seed, ticks, out, more));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return {file_text(out + "/final.state"), file_text(out + "/spikes.aer"),
            Json::parse(file_text(out + "/manifest.json"))};
}

class GrowthLockstep : public testing::TestWithParam<int> {};

TEST_P(GrowthLockstep, EveryEngineComesToTheSameChip) {
    const Ran golden = run("functional", GetParam(), 600);
    const Ran tlm = run("tlm", GetParam(), 600);
    EXPECT_EQ(tlm.state, golden.state);
    for (const std::string engine : {"cosim", "rtl"}) {
        const Ran ran = run(engine, GetParam(), 600);
        EXPECT_EQ(ran.state, golden.state) << engine;
        EXPECT_EQ(ran.spikes, tlm.spikes) << engine << ": the cycle of a spike is another";
        EXPECT_EQ(ran.growth(), tlm.growth()) << engine;
        EXPECT_EQ(ran.manifest.at("cycles"), tlm.manifest.at("cycles")) << engine;
    }
    for (const char* const count : {"grown", "freed", "refused", "requests", "rounds"})
        EXPECT_EQ(tlm.growth().at(count), golden.growth().at(count)) << count;
    // Busy: axons are given away again, and both kinds of shortage are met.
    EXPECT_GT(golden.growth().at("freed"), 8);
    EXPECT_GT(golden.growth().at("grown"), 16 + golden.growth().at("freed").get<int>() / 4);
    EXPECT_GT(golden.growth().at("refused").at("no_source"), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, GrowthLockstep, testing::Values(1, 5));

TEST(Growth, ReachesWhoFiredNextInEveryEngine) {
    const std::string next = "--set 'learning.remote_post=\"next\"' --set learning.remote_every=32";
    const Ran golden = run("functional", 2, 640, next);
    const Ran tlm = run("tlm", 2, 640, next);
    const Ran cosim = run("cosim", 2, 640, next);
    EXPECT_EQ(tlm.state, golden.state);
    EXPECT_EQ(cosim.state, golden.state);
    EXPECT_EQ(cosim.growth(), tlm.growth());
    EXPECT_GT(golden.growth().at("grown"), 8);
    EXPECT_GT(golden.growth().at("refused").at("no_answer"), 0);
    EXPECT_EQ(run("functional", 2, 640).growth().at("refused").at("no_answer"), 0);
}

TEST(Growth, SleepingOrNotTheCyclesAreTheSame) {
    const Ran skipping = run("tlm", 3, 200);
    const Ran awake = run("tlm", 3, 200, "--no-skip");
    EXPECT_EQ(awake.spikes, skipping.spikes);
    EXPECT_EQ(awake.growth(), skipping.growth());
    EXPECT_EQ(run("tlm", 3, 200, "--paranoid").spikes, skipping.spikes);
}

/// Two runs, the second from the state of the first, are one run: the tables and the wishes are in the state.
/// @param ticks of the first
void expect_one_run(const std::string& engine, int ticks) {
    const ChipFile chip(kGrowingChip);
    const std::string first = (chip.folder() / "first").string();
    const std::string second = (chip.folder() / "second").string();
    ASSERT_EQ(
        tendril(fmt::format("run {} --engine {} --ticks {} --out {}", chip.path(), engine, ticks, first))
            .exit_code,
        0);
    const Outcome outcome =
        tendril(fmt::format("run {} --engine {} --ticks {} --out {} --state {}/final.state", chip.path(),
                            engine, 400 - ticks, second, first));
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(file_text(second + "/final.state"), run(engine, 1, 400).state) << engine << ", " << ticks;
}

TEST(Growth, GoesOnFromAState) {
    for (const std::string engine : {"functional", "tlm"}) {
        expect_one_run(engine, 205);
        expect_one_run(engine, 208);  // after a round
    }
}

TEST(Growth, WhatCannotGrowIsRefused) {
    const ChipFile chip(kGrowingChip);
    const auto refused = [&](const std::vector<std::string>& set) { return chip.refused(set); };
    EXPECT_EQ(refused({"tick.mode=fixed", "tick.cycles=500"}),
              "2 chip.toml:27:17: remote_growth = 1 needs a time between ticks, and they are fixed; "
              "[tick] mode = \"barrier\"");
    EXPECT_EQ(refused({"topology.routing=flood"}),
              "2 chip.toml:27:17: remote_growth = 1 changes masks of hubs; routing \"flood\" has none; "
              "[topology] routing = \"mask\"");
    EXPECT_EQ(refused({"learning.remote_growth=0"}),
              "2 chip.toml:28:17: remote_sh without growth across cores; remote_growth = 1, or no such key");
    EXPECT_EQ(
        refused({"learning.remote_post=\"next\"", "neuron.ph_len=0"}),
        "2 --set learning.remote_post=\"next\": remote_post = \"next\" asks who fired next in a phase, and "
        "there are none; [neuron] ph_len above 0; remote_post = \"drawn\"");
    EXPECT_EQ(refused({"learning.remote_every=4"}),
              "2 --set learning.remote_every=4: remote_every = 4 is out of range; 8..2147483647");
}

}  // namespace
}  // namespace tendril

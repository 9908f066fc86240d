// What is told of the folder of a run that grew: by the tables as they were then, or not at all.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/diff_state.h"
#include "tests/sim/growth/growing_chip.h"
#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

struct GrownRun : testing::Test {
    const ChipFile chip{kGrowingChip};
    const std::string out = (chip.folder() / "out").string();

    void run(const std::string& engine, const std::string& more = "") const {
        const Outcome outcome = tendril(
            fmt::format("run {} --engine {} --ticks 300 --out {} {}", chip.path(), engine, out, more));
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    /// Of spikes.aer, from that tick on: tick, core, neuron.
    std::vector<std::array<int, 3>> spikes(int from) const {
        std::istringstream file(file_text(out + "/spikes.aer"));
        std::vector<std::array<int, 3>> rows;
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            std::istringstream words(line);
            std::array<int, 3> row{};
            std::string cycle;
            words >> row[0] >> cycle >> row[1] >> row[2];
            if (row[0] >= from) rows.push_back(row);
        }
        return rows;
    }
};

/// The chip file has axons of its host alone: what came from a core came over a grown axon.
TEST_F(GrownRun, WhyNamesAxonsThatGrew) {
    run("tlm", "--record deliveries --set neuron.refr=0 --set neuron.inh_mode=0");
    const std::string deliveries = file_text(out + "/deliveries.aer");
    int of_cores = 0;
    const auto rows = spikes(200);
    for (std::size_t i = 0; i < rows.size() && i < 30; ++i) {
        const auto& [tick, core, neuron] = rows[i];
        const Outcome outcome =
            tendril(fmt::format("why {} core={} neuron={} tick={} --json", out, core, neuron, tick));
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        const Json answer = Json::parse(outcome.out);
        for (const Json& cause : answer.at("deliveries")) {
            if (cause.at("source").get<std::string>().starts_with("host")) continue;
            ++of_cores;
            const std::string row =
                fmt::format("\n{} {} {} {} ", cause.at("sent").get<int>(),
                            cause.at("delivery_cycle").get<int>(), core, cause.at("axon").get<int>());
            EXPECT_NE(deliveries.find(row), std::string::npos) << row;
        }
    }
    EXPECT_GT(of_cores, 2);
}

TEST_F(GrownRun, ARunThatIsResumedLeavesTheSameFolder) {
    run("cosim", "--checkpoint-every 70");
    const std::string other = (chip.folder() / "other").string();
    const Outcome outcome =
        tendril(fmt::format("run {} --engine cosim --ticks 300 --checkpoint-every 70 --out {} --resume "
                            "{}/checkpoints/210.checkpoint",
                            chip.path(), other, out));
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    for (const char* const file : {"final.state", "spikes.aer", "ticks.csv", "stats.json"})
        EXPECT_EQ(file_text(other + "/" + file), file_text(out + "/" + file)) << file;
    const auto growth = [](const std::string& folder) {
        return Json::parse(file_text(folder + "/manifest.json")).at("growth");
    };
    EXPECT_EQ(growth(other), growth(out));
}

TEST_F(GrownRun, WhatCountsSpikesByWhoListensIsLeftOut) {
    run("tlm", "--record deliveries,hops");
    const std::string said = refused_by_program("explain-latency " + out);
    EXPECT_EQ(said.rfind("2 ", 0), 0U) << said;
    EXPECT_NE(said.find("a run with remote_growth = 0"), std::string::npos) << said;
    ASSERT_EQ(tendril("report " + out).exit_code, 0);
    EXPECT_NE(file_text(out + "/report.html").find("which spikes a core that grew did not hear yet"),
              std::string::npos);
}

TEST_F(GrownRun, StatesThatPartInWhatGrewSaySo) {
    run("functional");
    const std::string state = file_text(out + "/final.state");
    const std::size_t entry = state.find("\nentry ");
    ASSERT_NE(entry, std::string::npos);
    std::string other = state;
    other[state.find('\n', entry + 1) - 3] = '7';  // its delay
    EXPECT_NE(diff_states(state, other).what.find("what has grown across cores"), std::string::npos)
        << diff_states(state, other).what;
}

}  // namespace
}  // namespace tendril

// A run's folder holds the right files, the same every time, or does not exist.
#include "sim/recording.h"

#include <gtest/gtest.h>

#include "sim/state_file.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

using Names = std::set<std::string>;

std::set<std::string> names_in(const std::filesystem::path& folder) {
    Names names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename());
    return names;
}

/// A run of two ticks as an engine would tell it.
void tell(std::span<Recorder* const> recorders) {
    for (Recorder* recorder : recorders) {
        recorder->host_spike(Tick(-1), SourceId(2), 1);
        recorder->delivery({Tick(-1), Cycle(4), CoreId(0), 3, SourceId(2), NeuronId(1)});
        recorder->tick_end({Tick(-1), Cycle(9)});
        recorder->spike({Tick(0), Cycle(20), CoreId(1), NeuronId(2)});
        recorder->tick_end({Tick(0), Cycle(30)});
    }
}

class RecordingTest : public testing::Test {
protected:
    std::string record(const RecordingOrder& order) {
        Recording recording(plan_, order);
        tell(recording.recorders());
        const ChipState state = tiny_state();
        return recording.finish(tiny_totals(), &state, {"cosim", "c0ffee", "", 0.5});
    }

    TempFolder folder_;
    ChipPlan plan_ = tiny_chip();
};

TEST_F(RecordingTest, WritesTheFilesOfARun) {
    const std::string digest = record({.out = folder_ / "out"});
    EXPECT_EQ(names_in(folder_ / "out"), (Names{"spikes.aer", "ticks.csv", "stats.json", "final.state",
                                                "thresholds.csv", "manifest.json"}));
    EXPECT_EQ(folder_.names(), Names{"out"});
    EXPECT_EQ(digest, state_digest(tiny_state()));
    EXPECT_NE(file_text(folder_ / "out" / "manifest.json").find("\"state_digest\": \"" + digest),
              std::string::npos);
    EXPECT_EQ(file_text(folder_ / "out" / "final.state"), kTinyStateText);
    EXPECT_EQ(file_text(folder_ / "out" / "spikes.aer"),
              "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron\n0 20 1 2\n");
}

TEST_F(RecordingTest, WritesMoreWhenAsked) {
    record({.out = folder_ / "out", .deliveries = true, .synapses = true, .chip_toml = "# Why?\n"});
    const Names names = names_in(folder_ / "out");
    EXPECT_TRUE(names.contains("deliveries.aer"));
    EXPECT_TRUE(names.contains("synapses.csv"));
    EXPECT_EQ(file_text(folder_ / "out" / "chip.toml"), "# Why?\n");
    EXPECT_NE(file_text(folder_ / "out" / "deliveries.aer").find("\n-1 4 0 3 2 1\n"), std::string::npos);
}

TEST_F(RecordingTest, AlwaysWritesSynapsesOfAChipThatLearns) {
    plan_.cores[1].rule = RuleKind::completed;
    record({.out = folder_ / "out"});
    EXPECT_TRUE(names_in(folder_ / "out").contains("synapses.csv"));
}

TEST_F(RecordingTest, HasNoStateOfARunThatWasCutOff) {
    Recording recording(plan_, {.out = folder_ / "out", .synapses = true});
    EXPECT_EQ(recording.finish(tiny_totals(), nullptr, {"cosim", "c0ffee", "stale", 0.5}), "");
    EXPECT_EQ(names_in(folder_ / "out"), (Names{"spikes.aer", "ticks.csv", "stats.json", "manifest.json"}));
    EXPECT_NE(file_text(folder_ / "out" / "manifest.json").find("\"state_digest\": null"), std::string::npos);
}

TEST_F(RecordingTest, WritesTheSameBytesEveryTime) {
    record({.out = folder_ / "one", .deliveries = true, .synapses = true});
    record({.out = folder_ / "two", .deliveries = true, .synapses = true});
    for (const std::string& name : names_in(folder_ / "one")) {
        EXPECT_EQ(file_text(folder_ / "one" / name), file_text(folder_ / "two" / name)) << name;
    }
}

TEST_F(RecordingTest, LeavesNothingOfARunThatFails) {
    const std::string answer = refusal([&] {
        Recording recording(plan_, {.out = folder_ / "out", .deliveries = true});
        tell(recording.recorders());
        throw Error(Exit::stuck, "deadlock");
    });
    EXPECT_EQ(answer, "3 deadlock");
    EXPECT_EQ(folder_.names(), Names{});
}

TEST_F(RecordingTest, LeavesNothingOfARunThatLosesSpikes) {
    RunTotals totals = tiny_totals();
    ++totals.copies;
    const std::string answer = refusal([&] {
        Recording recording(plan_, {.out = folder_ / "out"});
        recording.finish(totals, nullptr, {});
    });
    EXPECT_EQ(answer.substr(0, 2), "1 ");
    EXPECT_EQ(folder_.names(), Names{});
}

}  // namespace
}  // namespace tendril

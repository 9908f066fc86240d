// Two runs are the same, or part at the earliest place of all their files.
#include "sim/diff.h"

#include <gtest/gtest.h>

#include "sim/recording.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

using Lines = std::vector<std::string>;

/// What differs between the runs of a test.
struct Variant {
    bool cycles = true;
    int neuron = 2;
    int axon = 3;
    bool deliveries = true;
    bool cut_off = false;
    ChipState state = tiny_state();
};

class DiffTest : public testing::Test {
protected:
    std::filesystem::path run(const std::string& name, const Variant& variant) {
        const ChipPlan plan = tiny_chip();
        Recording recording(plan,
                            {.out = folder_ / name, .deliveries = variant.deliveries, .synapses = true});
        const auto cycle = [&variant](int c) { return Cycle(variant.cycles ? c : -1); };
        for (Recorder* recorder : recording.recorders()) {
            recorder->delivery({Tick(-1), cycle(4), CoreId(0), variant.axon, SourceId(2), NeuronId(1)});
            recorder->tick_end({Tick(-1), cycle(9)});
            recorder->spike(
                {Tick(0), cycle(20), CoreId(1), NeuronId(static_cast<std::uint16_t>(variant.neuron))});
            recorder->tick_end({Tick(0), cycle(30)});
        }
        RunTotals totals = tiny_totals();
        totals.has_cycles = variant.cycles;
        recording.finish(totals, variant.cut_off ? nullptr : &variant.state,
                         {variant.cycles ? "cosim" : "functional", "c0ffee", "", 0.5});
        return folder_ / name;
    }
    DiffResult diff(const Variant& a, const Variant& b, bool ticks_only = false) {
        return diff_runs(run("a", a), run("b", b), {ticks_only});
    }

    TempFolder folder_;
};

TEST_F(DiffTest, FindsNothingInTwoRunsOfTheSame) {
    const DiffResult result = diff({}, {});
    EXPECT_TRUE(result.same());
    EXPECT_EQ(result.compared, (Lines{"spikes.aer", "deliveries.aer", "ticks.csv", "synapses.csv",
                                      "thresholds.csv", "final.state"}));
    EXPECT_EQ(result.left_out, Lines{});
}

TEST_F(DiffTest, LeavesCyclesOutForTheFunctionalEngine) {
    const DiffResult result = diff({.cycles = false}, {}, true);
    EXPECT_TRUE(result.same());
    EXPECT_EQ(result.compared,
              (Lines{"spikes.aer", "deliveries.aer", "synapses.csv", "thresholds.csv", "final.state"}));
}

TEST_F(DiffTest, SaysThatARunWithoutCyclesNeedsTicksOnly) {
    EXPECT_EQ(refusal([&] { diff({}, {.cycles = false}); }),
              "2 " + (folder_ / "b").string() +
                  ": a run of the engine \"functional\" has no cycles to compare; allowed: --ticks-only");
    EXPECT_TRUE(diff({.cycles = false}, {.cycles = false}).same());
}

TEST_F(DiffTest, PutsTheEarliestTickFirst) {
    const DiffResult result = diff({}, {.neuron = 1, .axon = 2});
    ASSERT_EQ(result.divergences.size(), 2U);
    EXPECT_EQ(result.divergences[0].file, "deliveries.aer");
    EXPECT_EQ(result.divergences[0].tick, -1);
    EXPECT_EQ(result.divergences[1].file, "spikes.aer");
    EXPECT_EQ(result.divergences[1].neuron, 1);
    EXPECT_EQ(result.divergences[1].what, "B has it, A does not");
}

TEST_F(DiffTest, SaysThatNoFinalStateWasCompared) {
    const DiffResult result = diff({.cut_off = true}, {.cut_off = true});
    EXPECT_TRUE(result.same());
    EXPECT_EQ(result.left_out, Lines{"final.state (neither has one)"});
    EXPECT_NE(diff_text(result).find("; not compared: final.state (neither has one)\n"), std::string::npos);
}

TEST_F(DiffTest, FindsTheLineOfTheStateThatDiffers) {
    ChipState other = tiny_state();
    other.cores[0].learning.tl[1] = 1;
    const DiffResult result = diff({}, {.state = other});
    ASSERT_EQ(result.divergences.size(), 1U);
    EXPECT_EQ(result.divergences[0].file, "final.state");
    EXPECT_EQ(result.divergences[0].core, 0);
    EXPECT_FALSE(result.divergences[0].neuron);
    EXPECT_EQ(result.divergences[0].what,
              "line 13, column 17: axon 1: tl_age_at_next_tick is 42 in A, 41 in B");
    EXPECT_EQ(result.divergences[0].around,
              (Lines{"A       axon 1 0 0 0 1 42", "B       axon 1 0 0 0 1 41"}));
}

TEST_F(DiffTest, FindsTheNeuronOfTheStateThatDiffers) {
    ChipState other = tiny_state();
    other.cores[1].neurons[2].v = 1;
    const DiffResult result = diff({}, {.state = other});
    ASSERT_EQ(result.divergences.size(), 1U);
    EXPECT_EQ(result.divergences[0].core, 1);
    EXPECT_EQ(result.divergences[0].neuron, 2);
    EXPECT_EQ(result.divergences[0].what,
              "line 20, column 1: a row that only one of them has: all of it is 0 in the other");
    EXPECT_EQ(result.divergences[0].around,
              (Lines{"A       end", "B       neuron 2 1 0 0 0 0 0 0 0 0 0 0 0 0"}));
}

TEST_F(DiffTest, FindsSynapsesAndThresholdsBesideTheState) {
    ChipState other = tiny_state();
    other.cores[1].k[0] = 4;
    other.cores[1].neurons[0].th = 8;
    const DiffResult result = diff({}, {.state = other});
    ASSERT_EQ(result.divergences.size(), 3U);
    EXPECT_EQ(result.divergences[0].file, "synapses.csv");
    EXPECT_EQ(result.divergences[1].file, "thresholds.csv");
    EXPECT_EQ(result.divergences[1].what, "th is 0 in A, 8 in B");
}

TEST_F(DiffTest, SaysWhichFilesOnlyOneRunHas) {
    const DiffResult result = diff({}, {.deliveries = false});
    EXPECT_TRUE(result.same());
    EXPECT_EQ(result.left_out, Lines{"deliveries.aer (only A has it)"});
}

TEST_F(DiffTest, CountsAMissingFinalStateAsADifference) {
    const DiffResult result = diff({.cut_off = true}, {});
    ASSERT_EQ(result.divergences.size(), 1U);
    EXPECT_EQ(result.divergences[0].what, "only B has one: the other run was cut off");
    EXPECT_TRUE(diff({.cut_off = true}, {.cut_off = true}).same());
}

TEST_F(DiffTest, RefusesAFolderThatIsMissingOrNotARun) {
    const auto a = run("a", {});
    EXPECT_EQ(
        refusal([&] { diff_runs(a, folder_ / "no", {}); }),
        "4 " + (folder_ / "no" / "manifest.json").string() + ": cannot open: No such file or directory");
    std::filesystem::create_directory(folder_ / "b");
    write_file(folder_ / "b" / "manifest.json", "{\"format\": \"tendril-manifest 1\", \"engine\": 3}");
    EXPECT_EQ(refusal([&] { diff_runs(a, folder_ / "b", {}); }),
              "2 " + (folder_ / "b" / "manifest.json").string() +
                  ": not the manifest of a run; format \"tendril-manifest 1\"");
}

TEST_F(DiffTest, RefusesDamagedAndMissingFilesWithTheirPlace) {
    const auto a = run("a", {}), b = run("b", {});
    const std::string spikes = file_text(b / "spikes.aer");
    write_file(b / "spikes.aer", spikes.substr(0, spikes.size() - 1));
    EXPECT_EQ(refusal([&] { diff_runs(a, b, {}); }).substr(0, (b / "spikes.aer").string().size() + 29),
              "2 " + (b / "spikes.aer").string() + ":2:9: the file is truncated");
    std::filesystem::remove(b / "spikes.aer");
    EXPECT_EQ(refusal([&] { diff_runs(a, b, {}); }),
              "4 " + (b / "spikes.aer").string() + ": cannot open: No such file or directory");
}

TEST_F(DiffTest, RefusesAStateThatIsNotTheOneOfItsManifest) {
    const auto a = run("a", {}), b = run("b", {});
    write_file(b / "final.state", std::string(kTinyStateText) + "\n");
    EXPECT_EQ(refusal([&] { diff_runs(a, b, {}); }),
              "2 " + (b / "final.state").string() + ": damaged: it does not have the digest of its manifest");
}

}  // namespace
}  // namespace tendril

// Which points a sweep file means, and what each run is told.
#include "sim/sweep/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/config.h"
#include "sim/sweep/chip_point.h"
#include "tests/support/chip_file.h"
#include "tests/support/sweep_file.h"

namespace tendril {
namespace {

std::string words(const SweepPlan& plan) {
    std::string text;
    for (const SweepPoint& point : plan.points) {
        for (const std::string& word : point.words) text += word + " ";
        text += "| ";
    }
    return text;
}

TEST(SweepPlanning, CrossesTheGridTheLastKeyFastestAndPutsPointsBehindIt) {
    const SweepPlan plan = SweepFile(
                               "seeds = [1, 2]\n[set]\ntopology.fifo_depth = 4\n"
                               "[grid]\ntraffic.fan_out = [1, 2]\ntraffic.load = [0.1, 0.2]\n"
                               "[[point]]\ntopology.fifo_depth = 1\ntraffic.load = 0.3\n")
                               .plan();
    EXPECT_EQ(plan.keys,
              (std::vector<std::string>{"traffic.fan_out", "traffic.load", "topology.fifo_depth"}));
    // What a point does not say is what [set] or the chip file says, if either does.
    EXPECT_EQ(words(plan), "1 0.1 4 | 1 0.2 4 | 2 0.1 4 | 2 0.2 4 |  0.3 1 | ");
    EXPECT_EQ(plan.runs(), 10U);
    std::set<std::string> keys;
    for (const SweepPoint& point : plan.points)
        for (const SweepRun& run : point.runs) keys.insert(run.key);
    EXPECT_EQ(keys.size(), 10U);
}

TEST(SweepPlanning, ARunIsWhatTheSameChipWithTheSameSettingsWouldBe) {
    const SweepFile file("seeds = [7]\n[method]\nmeasure = 100\n[grid]\ntraffic.load = [0.25]\n");
    const SweepRun run = file.plan().points.at(0).runs.at(0);
    std::vector<std::string> settings = run.changes;
    settings.push_back("seed=7");
    EXPECT_EQ(run.config_hash, config_hash(load_chip(run.chip, settings)));
    EXPECT_EQ(std::ranges::count(run.changes, "run.cycles=2100"), 1);
    const SweepRun again = run_from(run_line(run));
    EXPECT_EQ(again.changes, run.changes);
    EXPECT_EQ(again.key, run.key);
    EXPECT_EQ(again.seed, 7);
    EXPECT_FALSE(again.search);
}

TEST(SweepPlanning, ASearchTakesThePlaceOfItsKeysList) {
    const SweepFile file(
        "[grid]\ntraffic.load = [0.4, 0.1, 0.2]\ntraffic.fan_out = [1, 2]\n"
        "[search]\nkey = \"traffic.load\"\n");
    const SweepPlan plan = file.plan();
    EXPECT_EQ(plan.keys, (std::vector<std::string>{"traffic.fan_out", "traffic.load"}));
    EXPECT_EQ(plan.searched, "traffic.load");
    EXPECT_EQ(plan.points.size(), 2U);
    const SweepRun& run = plan.points[0].runs[0];
    EXPECT_EQ(run.search, (SearchOrder{"traffic.load", 0.1, 0.4, 0.05}));
    EXPECT_EQ(run_from(run_line(run)).search, run.search);
}

TEST(SweepPlanning, RefusesWhatTheChipRefusesWhereTheSweepSaysIt) {
    EXPECT_EQ(SweepFile("[grid]\ntopology.shortcut = [1]\n").refused().substr(0, 67),
              "2 sweep.toml:5:10: unknown key \"shortcut\" in [topology]; family, co");
    const std::string what = SweepFile("[grid]\ntopology.shortcut = [1]\n").refused();
    EXPECT_TRUE(what.ends_with("did you mean \"shortcuts\"?")) << what;
    EXPECT_EQ(SweepFile("[grid]\ntraffic.load = [0.1, 2]\n").refused(),
              "2 sweep.toml:5:22: load = 2 is out of range; 0..1");
    EXPECT_EQ(SweepFile("[[point]]\ntopology.family = \"hypercube\"\n").refused().substr(0, 50),
              "2 sweep.toml:5:19: family = \"hypercube\" is not kno");
    EXPECT_EQ(SweepFile("[search]\nkey = \"traffic.lode\"\n").refused().substr(0, 52),
              "2 sweep.toml:5:7: unknown key \"lode\" in [traffic]; k");
    EXPECT_EQ(SweepFile("[search]\nkey = \"traffic.load\"\nlow = 0.2\nhigh = 0.1\n").refused(),
              "2 sweep.toml:4:1: a search goes from a low value to a high one; 0 < low <= high, or two such "
              "values in the key's list in [grid]");
}

TEST(SweepPlanning, TrafficTakesThePlaceOfTheNeuronsAndAFamilyThatOfLaterals) {
    const std::string chip = kSmallChip + "[run]\nticks = 10\n";
    const SweepFile file(
        "[set]\ntraffic.kind = \"uniform\"\ntraffic.load = 0.1\n"
        "topology.family = \"tree+kleinberg\"\ntopology.shortcuts = 1\ntopology.levels = 2\n"
        "topology.radix = 2\ntopology.cores = 4\n",
        chip);
    EXPECT_EQ(file.refused(), "accepted");
    const SweepFile of_neurons("[method]\nmeasure = 10\n", chip);
    EXPECT_EQ(
        of_neurons.refused(),
        "2 sweep.toml:4:1: [method] is of traffic, and the chip has none; run.ticks in [set] for a chip of "
        "neurons; traffic.kind for traffic");
    EXPECT_EQ(SweepFile("[grid]\nneuron.theta = [3, 4]\n", chip).plan().points.size(), 2U);
}

TEST(SweepPlanning, PathsAreRelativeToTheSweepFile) {
    const Leaf change{"traffic.file", {"/a/sweep.toml", 4, 1}, {{"/a/sweep.toml", 4, 9}, "b/spikes.aer"}};
    EXPECT_EQ(assignment_of(change), "traffic.file=/a/b/spikes.aer");
}

}  // namespace
}  // namespace tendril

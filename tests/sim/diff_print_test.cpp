// What a diff prints, for people and for programs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/diff.h"

namespace tendril {
namespace {

DiffResult parted() {
    DiffResult result;
    result.a = "run/a";
    result.b = "run/b";
    result.compared = {"spikes.aer", "final.state"};
    result.left_out = {"synapses.csv (only A has it)"};
    result.divergences = {{"spikes.aer",
                           412,
                           20931,
                           3,
                           17,
                           "cycle is 20931 in A, 20935 in B",
                           {"both    1 2 3 4", "A       5 6 7 8"}},
                          {"final.state", {}, {}, 3, {}, "line 17, column 4", {"A       x", "B       y"}}};
    return result;
}

TEST(DiffText, IsOneLineForTwoRunsOfTheSame) {
    DiffResult result = parted();
    result.divergences.clear();
    result.left_out.clear();
    EXPECT_EQ(diff_text(result), "same: spikes.aer, final.state\n");
    result.ticks_only = true;
    result.left_out = {"synapses.csv (only A has it)"};
    EXPECT_EQ(diff_text(result),
              "same: spikes.aer, final.state, cycles left out; not compared: synapses.csv (only A has it)\n");
}

TEST(DiffText, GivesTheFirstDivergenceAndWhatWasAroundIt) {
    EXPECT_EQ(diff_text(parted()),
              "first divergence in spikes.aer: tick 412 cycle 20931 core 3 neuron 17: cycle is 20931 in A, "
              "20935 in B\n"
              "  A = run/a\n"
              "  B = run/b\n"
              "  both    1 2 3 4\n"
              "  A       5 6 7 8\n"
              "also in final.state: core 3: line 17, column 4\n"
              "compared: spikes.aer, final.state; not compared: synapses.csv (only A has it)\n");
}

TEST(DiffJson, HoldsTheSame) {
    const auto json = nlohmann::ordered_json::parse(diff_json(parted()));
    const auto expected = nlohmann::ordered_json::parse(R"json({
        "format": "tendril-diff 1", "a": "run/a", "b": "run/b", "same": false, "ticks_only": false,
        "compared": ["spikes.aer", "final.state"], "left_out": ["synapses.csv (only A has it)"],
        "divergences": [
            {"file": "spikes.aer", "tick": 412, "cycle": 20931, "core": 3, "neuron": 17,
             "what": "cycle is 20931 in A, 20935 in B", "around": ["both    1 2 3 4", "A       5 6 7 8"]},
            {"file": "final.state", "tick": null, "cycle": null, "core": 3, "neuron": null,
             "what": "line 17, column 4", "around": ["A       x", "B       y"]}]})json");
    EXPECT_EQ(json.dump(1), expected.dump(1));
    DiffResult same;
    EXPECT_EQ(nlohmann::json::parse(diff_json(same))["same"], true);
}

}  // namespace
}  // namespace tendril

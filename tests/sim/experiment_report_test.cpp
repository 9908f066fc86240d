// What an experiment says on the terminal and to machines.
#include "sim/experiment_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tendril {
namespace {

ExperimentResult two_seeds() {
    ExperimentResult result;
    result.kind = "digits";
    for (const int seed : {1, 2}) {
        SeedOutcome outcome;
        outcome.seed = seed;
        outcome.digits.tested = 20;
        outcome.digits.confusion[3][3] = outcome.digits.correct = 18 - seed;
        outcome.digits.confusion[3][5] = seed;
        outcome.digits.none = 2;
        outcome.digits.dead = 4;
        result.seeds.push_back(outcome);
    }
    result.accepted = true;
    return result;
}

CheckOutcome agreeing() {
    CheckOutcome check;
    check.episodes = 10;
    check.with_spikes = 10;
    check.with_changes = 8;
    RunTotals totals;
    totals.ticks = 320;
    totals.stimulus_spikes = totals.copies = 900;
    totals.spikes = 11;
    totals.cores.resize(1);
    totals.cores[0].counters.arrived = 901;
    totals.cores[0].counters.not_in_table = 1;
    check.engines.push_back({"functional", totals, "0123"});
    totals.has_cycles = true;
    totals.cycles = 4567;
    check.engines.push_back({"cosim", totals, "0123"});
    return check;
}

std::string last_line(const std::string& text) {
    const std::size_t end = text.find_last_not_of('\n');
    return text.substr(text.rfind('\n', end) + 1, end - text.rfind('\n', end));
}

TEST(ExperimentText, EndsWithTheAccuracyOfItsOneSeed) {
    ExperimentResult result = two_seeds();
    result.seeds.pop_back();
    EXPECT_EQ(last_line(experiment_text(result)), "accuracy 0.850 (20 images, seed 1)");
}

TEST(ExperimentText, EndsWithMeanAndWorstOfSeveralSeeds) {
    EXPECT_EQ(last_line(experiment_text(two_seeds())), "accuracy 0.825 (20 images, 2 seeds, worst 0.800)");
}

TEST(ExperimentText, ShowsTheConfusionTableAndWhatTheCheckSaw) {
    ExperimentResult result = two_seeds();
    result.check = agreeing();
    const std::string text = experiment_text(result);
    EXPECT_NE(text.find("     3    .    .    .   17    .    1    .    .    .    .\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("no answer 2, neurons without a label 4\n"), std::string::npos);
    EXPECT_NE(text.find("900 pixel spikes, 900 copies, 900 axon hits, 11 spikes, state 0123"),
              std::string::npos);
    EXPECT_NE(text.find("11 spikes, 4567 cycles, state 0123"), std::string::npos);
    EXPECT_NE(text.find("they agree in every spike"), std::string::npos);
    EXPECT_NE(text.find("\naccepted\n"), std::string::npos);
}

TEST(ExperimentText, OneEngineIsNoComparison) {
    ExperimentResult result = two_seeds();
    result.check = agreeing();
    result.check->engines.pop_back();
    const std::string text = experiment_text(result);
    EXPECT_NE(text.find("one engine: nothing was compared"), std::string::npos) << text;
    EXPECT_EQ(text.find("they agree"), std::string::npos);
}

TEST(ExperimentText, SaysWhereEnginesPartOrThatTheyAgreeOnTooLittle) {
    ExperimentResult result = two_seeds();
    result.accepted = false;
    result.check = agreeing();
    result.check->divergence = "tick 7";
    EXPECT_NE(experiment_text(result).find("they differ: tick 7\nnot accepted\n"), std::string::npos);
    result.check = agreeing();
    result.check->with_spikes = 2;
    EXPECT_NE(experiment_text(result).find("but on too little"), std::string::npos);
}

TEST(ExperimentJson, HasTheFormatsKeysAndFigures) {
    ExperimentResult result = two_seeds();
    result.check = agreeing();
    const auto json = nlohmann::json::parse(experiment_json(result));
    EXPECT_EQ(json["format"], "tendril-experiment-result 1");
    EXPECT_EQ(json["kind"], "digits");
    EXPECT_EQ(json["seeds"].size(), 2U);
    EXPECT_EQ(json["seeds"][1]["seed"], 2);
    EXPECT_DOUBLE_EQ(json["seeds"][1]["accuracy"], 0.8);
    EXPECT_EQ(json["seeds"][0]["confusion"][3][5], 1);
    EXPECT_EQ(json["seeds"][0]["none"], 2);
    EXPECT_EQ(json["seeds"][0]["dead"], 4);
    EXPECT_DOUBLE_EQ(json["mean"], 0.825);
    EXPECT_DOUBLE_EQ(json["worst"], 0.8);
    EXPECT_EQ(json["accepted"], true);
    EXPECT_EQ(json["check"]["passed"], true);
    EXPECT_EQ(json["check"]["divergence"], nullptr);
    EXPECT_EQ(json["check"]["engines"][0]["cycles"], nullptr);
    EXPECT_EQ(json["check"]["engines"][1]["cycles"], 4567);
}

}  // namespace
}  // namespace tendril

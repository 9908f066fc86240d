// Text and JSON of an experiment's result.
#include "sim/experiment_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tendril {

namespace {

std::string confusion_text(const SeedOutcome& seed) {
    std::string text = fmt::format("seed {}: answers for each digit\n      ", seed.seed);
    for (std::size_t answer = 0; answer < kDigits; ++answer) text += fmt::format("{:>5}", answer);
    text += '\n';
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        text += fmt::format("{:>6}", digit);
        for (const int count : seed.digits.confusion[digit]) {
            text += count == 0 ? "    ." : fmt::format("{:>5}", count);
        }
        text += '\n';
    }
    return text +
           fmt::format("no answer {}, neurons without a label {}\n", seed.digits.none, seed.digits.dead);
}

}  // namespace

std::string check_text(const CheckOutcome& check) {
    std::string text = fmt::format("check: {} episodes, {} with spikes, {} with changed synapses\n",
                                   check.episodes, check.with_spikes, check.with_changes);
    for (const EngineOutcome& engine : check.engines) {
        const RunTotals& totals = engine.totals;
        std::uint64_t hits = 0;
        for (const CoreTotals& core : totals.cores)
            hits += core.counters.arrived - core.counters.not_in_table;
        text += fmt::format("  {:<11} {} pixel spikes, {} copies, {} axon hits, {} spikes, ", engine.engine,
                            totals.stimulus_spikes, totals.copies, hits, totals.spikes);
        if (totals.has_cycles) text += fmt::format("{} cycles, ", totals.cycles);
        text += fmt::format("state {}\n", engine.state_digest);
    }
    if (!check.divergence.empty()) return text + fmt::format("they differ: {}\n", check.divergence);
    if (check.engines.size() < 2) return text + "one engine: nothing was compared\n";
    if (!check.passed()) return text + "they agree, but on too little: too few spikes or changes\n";
    return text + "they agree in every spike, every synapse and all of the state\n";
}

nlohmann::ordered_json check_json(const CheckOutcome& check) {
    using Json = nlohmann::ordered_json;
    Json json{{"episodes", check.episodes},
              {"episodes_with_spikes", check.with_spikes},
              {"episodes_with_changes", check.with_changes},
              {"passed", check.passed()},
              {"divergence", nullptr},
              {"engines", Json::array()}};
    if (!check.divergence.empty()) json["divergence"] = check.divergence;
    for (const EngineOutcome& engine : check.engines) {
        Json of_engine{{"engine", engine.engine},
                       {"ticks", engine.totals.ticks},
                       {"cycles", nullptr},
                       {"spikes", engine.totals.spikes},
                       {"stimulus_spikes", engine.totals.stimulus_spikes},
                       {"copies", engine.totals.copies},
                       {"state_digest", engine.state_digest}};
        if (engine.totals.has_cycles) of_engine["cycles"] = engine.totals.cycles;
        json["engines"].push_back(std::move(of_engine));
    }
    return json;
}

std::string experiment_text(const ExperimentResult& result) {
    std::string text;
    for (const SeedOutcome& seed : result.seeds) text += confusion_text(seed);
    if (result.check) text += check_text(*result.check);
    text += result.accepted ? "accepted\n" : "not accepted\n";
    const int images = result.seeds[0].digits.tested;
    if (result.seeds.size() == 1) {
        return text + fmt::format("accuracy {:.3f} ({} images, seed {})\n", result.mean(), images,
                                  result.seeds[0].seed);
    }
    return text + fmt::format("accuracy {:.3f} ({} images, {} seeds, worst {:.3f})\n", result.mean(), images,
                              result.seeds.size(), result.worst());
}

std::string experiment_json(const ExperimentResult& result) {
    nlohmann::ordered_json json{{"format", "tendril-experiment-result 1"},
                                {"kind", result.kind},
                                {"seeds", nlohmann::ordered_json::array()}};
    for (const SeedOutcome& seed : result.seeds) {
        json["seeds"].push_back({{"seed", seed.seed},
                                 {"accuracy", seed.digits.accuracy()},
                                 {"correct", seed.digits.correct},
                                 {"images", seed.digits.tested},
                                 {"confusion", seed.digits.confusion},
                                 {"none", seed.digits.none},
                                 {"dead", seed.digits.dead}});
    }
    json["mean"] = result.mean();
    json["worst"] = result.worst();
    if (result.check) json["check"] = check_json(*result.check);
    json["accepted"] = result.accepted;
    return json.dump(2) + "\n";
}

}  // namespace tendril

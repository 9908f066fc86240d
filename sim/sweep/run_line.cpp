// A run of a sweep as a line of JSON: how it is told to another process.
#include <nlohmann/json.hpp>

#include "sim/sweep/plan.h"

namespace tendril {

using Json = nlohmann::ordered_json;

std::string run_line(const SweepRun& run) {
    Json json{{"key", run.key},         {"config_hash", run.config_hash}, {"chip", run.chip},
              {"changes", run.changes}, {"engine", run.engine},           {"seed", run.seed}};
    if (run.search)
        json["search"] = {{"key", run.search->key},
                          {"low", run.search->low},
                          {"high", run.search->high},
                          {"tolerance", run.search->tolerance}};
    return json.dump();
}

SweepRun run_from(const std::string& line) {
    const Json json = Json::parse(line);
    SweepRun run;
    json.at("key").get_to(run.key);
    json.at("config_hash").get_to(run.config_hash);
    json.at("chip").get_to(run.chip);
    json.at("changes").get_to(run.changes);
    json.at("engine").get_to(run.engine);
    json.at("seed").get_to(run.seed);
    if (!json.contains("search")) return run;
    SearchOrder& search = run.search.emplace();
    json["search"].at("key").get_to(search.key);
    json["search"].at("low").get_to(search.low);
    json["search"].at("high").get_to(search.high);
    json["search"].at("tolerance").get_to(search.tolerance);
    return run;
}

}  // namespace tendril

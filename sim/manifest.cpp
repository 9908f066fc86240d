// Writes the manifest.
#include "sim/manifest.h"

#include <nlohmann/json.hpp>

#include "sim/run_folder.h"
#include "sim/speed.h"
#include "sim/version.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json growth_json(const GrowthTotals& g, bool cycles) {
    const auto counted = [&](std::uint64_t n) { return cycles ? Json(n) : Json(nullptr); };
    return {{"rounds", g.rounds},
            {"requests", g.requests},
            {"grown", g.grown},
            {"freed", g.freed},
            {"refused",
             {{"known", g.known},
              {"no_axon", g.no_axon},
              {"no_source", g.no_source},
              {"no_room", g.no_room},
              {"no_answer", g.no_answer}}},
            {"core_words", counted(g.core_words)},
            {"hub_words", counted(g.hub_words)},
            {"cycles", counted(g.cycles)}};
}

}  // namespace

std::string manifest_json(const ChipPlan& plan, const RunTotals& totals, const RunFacts& facts) {
    const bool cycles = totals.has_cycles;
    const Speed speed = speed_of(totals, facts.wall_seconds, facts.clock_mhz);
    Json json{{"format", kManifestFormat},
              {"name", plan.name},
              {"engine", facts.engine},
              {"version", version()},
              {"commit", commit()},
              {"config_hash", or_null(facts.config_hash)},
              {"seed", plan.seed},
              {"state_digest", or_null(facts.state_digest)},
              {"finished", totals.finished},
              {"ticks", totals.ticks},
              {"setup_cycles", cycles ? Json(totals.setup_cycles) : Json(nullptr)},
              {"cycles", cycles ? Json(totals.cycles) : Json(nullptr)},
              {"wall",
               {{"seconds", facts.wall_seconds},
                {"kcycles_per_s", or_null(speed.kcycles_per_s)},
                {"ticks_per_s", or_null(speed.ticks_per_s)},
                {"synaptic_events_per_s", or_null(speed.synaptic_events_per_s)},
                {"clock_mhz", or_null(facts.clock_mhz)},
                {"real_time", or_null(speed.real_time)}}}};
    if (totals.growth) json["growth"] = growth_json(*totals.growth, cycles);
    return json.dump(2) + "\n";
}

}  // namespace tendril

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

}  // namespace

std::string manifest_json(const ChipPlan& plan, const RunTotals& totals, const RunFacts& facts) {
    const bool cycles = totals.has_cycles;
    const Speed speed = speed_of(totals, facts.wall_seconds, facts.clock_mhz);
    const Json json{{"format", kManifestFormat},
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
    return json.dump(2) + "\n";
}

}  // namespace tendril

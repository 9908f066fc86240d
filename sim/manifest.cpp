// Writes the manifest.
#include "sim/manifest.h"

#include <nlohmann/json.hpp>

#include "sim/run_folder.h"
#include "sim/stats.h"
#include "sim/version.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json rate(double amount, double seconds) { return seconds > 0 ? Json(amount / seconds) : Json(nullptr); }

}  // namespace

std::string manifest_json(const ChipPlan& plan, const RunTotals& totals, const RunFacts& facts) {
    const bool cycles = totals.has_cycles;
    const double seconds = facts.wall_seconds;
    const Json json{
        {"format", kManifestFormat},
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
         {{"seconds", seconds},
          {"kcycles_per_s",
           cycles ? rate(static_cast<double>(totals.cycles) / 1000, seconds) : Json(nullptr)},
          {"ticks_per_s", rate(static_cast<double>(totals.ticks), seconds)},
          {"synaptic_events_per_s", rate(static_cast<double>(synaptic_events(totals)), seconds)}}}};
    return json.dump(2) + "\n";
}

}  // namespace tendril

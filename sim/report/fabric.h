// A fabric from above with what it carried, for the floorplan of a page.
#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "sim/chip_plan.h"

namespace tendril {

/// {"cycles", "cores": [[x, y, spikes], …], "hubs": [[name, x, y, level, spikes moved, busy], …],
/// "links": [{"name", "down": [x, y], "up": [x, y], "kind", "cycles", "length", "spikes_up", "spikes_down"},
/// …]}
/// @param stats stats.json of a run with cycles
/// @param sent spikes of every source, cores then hosts
nlohmann::ordered_json fabric_loads(const ChipPlan& plan, const nlohmann::ordered_json& stats,
                                    std::span<const std::int64_t> sent);

}  // namespace tendril

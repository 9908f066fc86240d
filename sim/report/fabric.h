// A fabric from above with what it carried, for the floorplan of a page.
#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "sim/chip_plan.h"

namespace tendril {

/// {"cycles", "cores": [[x, y, spikes], …], "hubs": [[name, x, y, level, spikes moved, busy], …],
/// "links": [{"name", "down": [x, y], "up": [x, y], "kind", "cycles", "length", "spikes_up", "spikes_down"},
/// …], "links_known"}
/// What links carried is what the engine counted there; where it did not, it follows from the ways of the
/// routing. Where that is not what the hubs counted (a run that was cut off, a mode of routing with other
/// ways), it is not known: 0, and links_known is false.
/// @param stats stats.json of a run with cycles
/// @param sent spikes of every source, cores then hosts
nlohmann::ordered_json fabric_loads(const ChipPlan& plan, const nlohmann::ordered_json& stats,
                                    std::span<const std::int64_t> sent);

}  // namespace tendril

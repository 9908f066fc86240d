// Bugs for tests of what has to find them, planted behind the engines' seam: a plan that is not quite the one
// given.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/chip_plan.h"

namespace tendril {

struct PlantedBug {
    std::string name;
    std::function<void(ChipPlan&)> plant;
};

/// drop-inhibition: cores whose winners silence nobody. deepen-hubs: FIFOs that hold a flit more than they
/// say, seen in cycles alone. forget-pending: spikes that were on their way into a tick are forgotten; no
/// fresh chip has any. never-grow: in fixed ticks cores that never grow a synapse.
const std::vector<PlantedBug>& planted_bugs();

/// @throws std::out_of_range where there is none of that name
const PlantedBug& planted_bug(const std::string& name);

}  // namespace tendril

// When each spike that reached one core in fixed ticks had been sent: from what the run recorded.
#pragma once

#include <filesystem>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/stimulus.h"

namespace tendril {

/// A spike as it reached the core, which may be ticks after it was sent.
struct Arrival {
    Tick arrived;  ///< the tick the core was in
    Tick sent;
    SourceId source;
    int line = 0;  ///< neuron of a core, line of a host
};

/// deliveries.aer says when a spike arrived, not when it was sent. Spikes of one neuron or line stay in order
/// on their way, and none is lost: the n-th that arrives is the n-th that was sent.
/// @param stimulus of the run, not yet asked
/// @return in the order of arrival
/// @throws Error Exit::check_failed where more arrived than were sent
std::vector<Arrival> arrivals_of(const std::filesystem::path& folder, const ChipPlan& plan, CoreId core,
                                 Stimulus& stimulus, Tick first, Tick last);

}  // namespace tendril

// The spikes of a recorded run, as traffic.
#pragma once

#include <filesystem>

#include "sim/traffic_plan.h"

namespace tendril {

/// @param file a spikes.aer
/// @return ascending (cycle, core, neuron)
/// @throws Error as TableReader; Exit::usage with its place for a core or neuron that is not there, for
///         spikes without cycles, and for rows out of order
std::vector<RecordedSpike> read_recorded(const std::filesystem::path& file, int cores);

}  // namespace tendril

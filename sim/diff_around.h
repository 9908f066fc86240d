// What was around the place where two runs part: what the core was, heard and said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/diff.h"

namespace tendril {

/// Lines of both runs about the core of a divergence: its size and the parameters that are not at their
/// default (from chip.toml), when the tick began and ended (from ticks.csv), its spikes and those of the
/// source of a delivery (from spikes.aer), and what was delivered to it (from deliveries.aer), of the tick
/// and the one before. What a run folder does not have is left out.
/// @return {} where the divergence has no core
std::vector<std::string> around_core(const Divergence& divergence, const std::filesystem::path& a,
                                     const std::filesystem::path& b, bool ticks_only);

}  // namespace tendril

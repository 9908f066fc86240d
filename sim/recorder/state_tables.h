// synapses.csv and thresholds.csv: the two tables of a state that people read.
#pragma once

#include <string>

#include "systemc/core/core_state.h"

namespace tendril {

inline constexpr std::string_view kSynapsesHead = "core,axon,neuron,k";
inline constexpr std::string_view kThresholdsHead = "core,neuron,th";

/// Synapses with k > 0, sorted by core, axon, neuron; `fill = "file"` reads it.
std::string synapses_csv(const ChipState& state);

/// TH of every neuron, sorted by core, neuron.
std::string thresholds_csv(const ChipState& state);

}  // namespace tendril

// The golden cases of a single neuron (tests/golden/neuron.txt), for whoever has to reproduce them.
#pragma once

#include <string>
#include <vector>

#include "systemc/core/core_state.h"

namespace tendril {

/// One neuron, learning off, and its V and S after every tick from tick 0 on.
struct GoldenNeuron {
    std::string name;
    CoreSetup setup;  ///< axons padded to a power of two; line i of kTraceSource drives axon i after one tick
    CoreState initial;
    std::vector<std::vector<AxonId>> in;  ///< per tick, ascending
    std::vector<int> out;                 ///< ticks in which it spikes
    std::vector<int> v, s;                ///< per tick
};

/// All 29 cases.
/// @throws std::runtime_error where the file is missing or not as expected
std::vector<GoldenNeuron> read_golden_neurons();

}  // namespace tendril

// Random cases of one step of a neuron, and what the specification makes of each.
#pragma once

#include <array>
#include <cstdint>
#include <random>

#include "systemc/core/core_state.h"

namespace tendril {

/// What a neuron datapath is given, parts of state packed as in neuron_memory.v.
struct NeuronCase {
    NeuronParams params;
    bool phase_start = false, step = false, win = false, win_if_candidate = false, inhibit = false;
    int excitation = 0, inhibition = 0, phase = 0, rank0 = 0;
    NeuronState state;
};

/// What comes out. BT and LATPH without BC are 0.
struct NeuronOutcome {
    NeuronState state;
    bool candidate = false, win = false, repeats = false;
    int margin = 0;  ///< V - TH of a candidate before T3
};

/// Ends of ranges as often as what lies between. @return one of the things a core asks for: a step, at the
/// start of a phase or not, a win put off, or an inhibition
NeuronCase draw_neuron_case(std::mt19937_64& random);
NeuronOutcome outcome_of(const NeuronCase& given);

}  // namespace tendril

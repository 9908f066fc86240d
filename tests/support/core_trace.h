// Frozen traces of whole cores (tests/golden/core_traces), for whoever has to reproduce them.
#pragma once

#include <string>
#include <vector>

#include "systemc/core/core_state.h"

namespace tendril {

/// One core with learning on, its input, and what came of it tick by tick from tick 0 on.
struct CoreTrace {
    struct Step {
        std::vector<AxonId> in;     ///< axons active in the tick
        std::vector<NeuronId> out;  ///< who spikes in it
        std::uint32_t digest = 0;   ///< core_digest() after it
    };

    std::string name;
    CoreSetup setup;  ///< line i of kTraceSource drives axon i after one tick
    CoreState initial;
    std::vector<Step> ticks;
};

inline constexpr SourceId kTraceSource{1};

/// Names of all traces, sorted.
std::vector<std::string> core_trace_names();
/// @throws std::runtime_error where the file is missing or not of the format in its folder's README
CoreTrace read_core_trace(const std::string& name);

/// FNV-1a over 32-bit words: V of all neurons, S, TH, k row by row, LFSR.
std::uint32_t core_digest(const CoreState& state);

/// Sets a parameter of section 3 or 4, `n` or `nin`, by its name.
/// @throws std::runtime_error if there is none
void set_core_parameter(CoreSetup& setup, const std::string& name, int value);

}  // namespace tendril

// The golden traces of learning (tests/golden/learning_*.txt), for whoever has to reproduce them.
#pragma once

#include <string>
#include <vector>

#include "systemc/core/core_state.h"

namespace tendril {

/// Four axons, two neurons, ABC and ABD in turn, an episode a phase of 32 ticks.
struct GoldenLearning {
    struct Episode {
        struct Fire {
            int neuron;
            int tick;  ///< of the phase
            bool operator==(const Fire&) const = default;
        };
        std::vector<Fire> fires;
        std::vector<std::uint8_t> k;  ///< as CoreState::k, in its last tick, before it closes
        std::uint32_t lfsr = 0;
    };

    CoreSetup setup;  ///< line i of kTraceSource drives axon i after one tick
    CoreState initial;
    std::vector<Episode> episodes;
    Episode closed;  ///< k and lfsr after the last episode has closed

    /// Axons active in that tick of that episode: A at 2, B at 8, then C or D at 14.
    static std::vector<AxonId> input(int episode, int tick);
};

/// @param rule literal or completed
/// @throws std::runtime_error where the file is missing or not as expected
GoldenLearning read_golden_learning(RuleKind rule);

}  // namespace tendril

// Fresh and canonical states.
#include "systemc/core/core_state.h"

namespace tendril {

CoreState cleared_core(CoreSize size, std::uint32_t lfsr_seed) {
    const auto neurons = static_cast<std::size_t>(size.neurons);
    const auto axons = static_cast<std::size_t>(size.axons);
    CoreState state;
    state.neurons.resize(neurons);
    state.k.resize(axons * neurons);
    for (auto& bitmap : state.pending) bitmap.resize(axons);
    state.learning.ta.assign(axons, -1);
    state.learning.rk.assign(axons, 0);
    state.learning.tl.assign(axons, -1);
    state.learning.tf.assign(neurons, -1);
    state.learning.lfsr = lfsr_seed == 0 ? 1 : lfsr_seed;
    return state;
}

void make_canonical(CoreState& state) {
    for (NeuronState& n : state.neurons) {
        if (n.bc == 0) n.bt = n.latph = 0;
    }
    for (std::size_t axon = 0; axon < state.learning.ta.size(); ++axon) {
        if (state.learning.ta[axon] < 0) state.learning.rk[axon] = 0;
    }
}

}  // namespace tendril

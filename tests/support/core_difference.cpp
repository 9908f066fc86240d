// Where two states of a core differ first, in words.
#include <fmt/format.h>

#include "tests/support/core_lockstep.h"

namespace tendril {

namespace {

std::string of_neuron(const NeuronState& got, const NeuronState& expected) {
    const auto words = [](const NeuronState& n) {
        return fmt::format("V {} S {} TH {} REF {} INHT {} E {} BC {} BT {} LATPH {} FIRED {} INH {}", n.v,
                           n.s, n.th, n.ref, n.inht, n.e, n.bc, n.bt, n.latph, n.fired, n.inh);
    };
    return fmt::format("{}; expected {}", words(got), words(expected));
}

std::string of_learning(const LearningState& got, const LearningState& expected) {
    if (got.lfsr != expected.lfsr)
        return fmt::format("LFSR {:08x}; expected {:08x}", got.lfsr, expected.lfsr);
    if (got.rank != expected.rank) return fmt::format("rank {}; expected {}", got.rank, expected.rank);
    if (got.ta != expected.ta) return "TA differs";
    if (got.rk != expected.rk) return "RK differs";
    if (got.tl != expected.tl) return "TL differs";
    if (got.tf != expected.tf) return "TF differs";
    return "episodes differ";
}

}  // namespace

std::string first_difference(const CoreState& got, const CoreState& expected, CoreSize size, int& neuron) {
    for (int j = 0; j < size.neurons; ++j) {
        const auto at = static_cast<std::size_t>(j);
        if (got.neurons[at] == expected.neurons[at]) continue;
        neuron = j;
        return of_neuron(got.neurons[at], expected.neurons[at]);
    }
    for (std::size_t at = 0; at < got.k.size(); ++at) {
        if (got.k[at] == expected.k[at]) continue;
        neuron = static_cast<int>(at) % size.neurons;
        return fmt::format("k of axon {} is {}; expected {}", static_cast<int>(at) / size.neurons, got.k[at],
                           expected.k[at]);
    }
    for (std::size_t ahead = 1; ahead < got.pending.size(); ++ahead) {
        for (std::size_t axon = 0; axon < got.pending[ahead].size(); ++axon) {
            if (got.pending[ahead][axon] == expected.pending[ahead][axon]) continue;
            return fmt::format("pending in {} ticks, axon {}: {}", ahead, axon,
                               bool{got.pending[ahead][axon]});
        }
    }
    if (got.rank0 != expected.rank0) return fmt::format("rank0 {}; expected {}", got.rank0, expected.rank0);
    return of_learning(got.learning, expected.learning);
}

}  // namespace tendril

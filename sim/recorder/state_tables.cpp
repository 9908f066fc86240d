// Writes the tables of a state.
#include "sim/recorder/state_tables.h"

#include <fmt/format.h>

namespace tendril {

namespace {

void append_synapses(std::string& text, std::size_t id, const CoreState& core) {
    const std::size_t neurons = core.neurons.size();
    for (std::size_t at = 0; at < core.k.size(); ++at) {
        if (core.k[at] == 0) continue;
        fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", id, at / neurons, at % neurons, core.k[at]);
    }
}

}  // namespace

std::string synapses_csv(const ChipState& state) {
    std::string text = fmt::format("{}\n", kSynapsesHead);
    for (std::size_t c = 0; c < state.cores.size(); ++c) append_synapses(text, c, state.cores[c]);
    return text;
}

std::string thresholds_csv(const ChipState& state) {
    std::string text = fmt::format("{}\n", kThresholdsHead);
    for (std::size_t c = 0; c < state.cores.size(); ++c) {
        const std::vector<NeuronState>& neurons = state.cores[c].neurons;
        for (std::size_t j = 0; j < neurons.size(); ++j) {
            fmt::format_to(std::back_inserter(text), "{},{},{}\n", c, j, neurons[j].th);
        }
    }
    return text;
}

}  // namespace tendril

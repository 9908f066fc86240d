// Expands the sorted axon table into rows that are found by index.
#include "systemc/core/axon_table.h"

#include <algorithm>

namespace tendril {

namespace {

constexpr std::size_t kWordBits = 64;

}  // namespace

AxonTable::AxonTable(const std::vector<AxonEntry>& entries) {
    for (const AxonEntry& entry : entries) {
        if (sources_.size() <= entry.source.value) sources_.resize(entry.source.value + 1U);
        Source& source = sources_[entry.source.value];
        source.neurons = std::max(source.neurons, entry.neuron + 1);
    }
    int rows = 0;
    for (Source& source : sources_) {
        source.first = rows;
        rows += source.neurons;
    }
    rows_.resize(static_cast<std::size_t>(rows));
    present_.resize(rows_.size() / kWordBits + 1);
    for (const AxonEntry& entry : entries) {
        const std::size_t row = static_cast<std::size_t>(sources_[entry.source.value].first) + entry.neuron;
        rows_[row] = entry;
        present_[row / kWordBits] |= std::uint64_t{1} << (row % kWordBits);
    }
}

const AxonEntry* AxonTable::find(SourceId source, int neuron) const {
    if (source.value >= sources_.size()) return nullptr;
    const Source& range = sources_[source.value];
    if (neuron < 0 || neuron >= range.neurons) return nullptr;
    const auto row = static_cast<std::size_t>(range.first + neuron);
    const bool present = ((present_[row / kWordBits] >> (row % kWordBits)) & 1U) != 0;
    return present ? &rows_[row] : nullptr;
}

}  // namespace tendril

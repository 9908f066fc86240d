// Expands the sorted axon table into rows that are found by index.
#include "systemc/core/axon_table.h"

#include <algorithm>

namespace tendril {

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
    AxonEntry none;
    none.delay = 0;
    rows_.assign(static_cast<std::size_t>(rows), none);
    for (const AxonEntry& entry : entries) {
        rows_[static_cast<std::size_t>(sources_[entry.source.value].first) + entry.neuron] = entry;
    }
}

const AxonEntry* AxonTable::find(SourceId source, int neuron) const {
    if (source.value >= sources_.size()) return nullptr;
    const Source& range = sources_[source.value];
    if (neuron < 0 || neuron >= range.neurons) return nullptr;
    const AxonEntry& row = rows_[static_cast<std::size_t>(range.first + neuron)];
    return row.delay == 0 ? nullptr : &row;
}

}  // namespace tendril

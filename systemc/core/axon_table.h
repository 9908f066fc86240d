// The axon table of a core without time: who drives which axon, after how many ticks.
#pragma once

#include <cstdint>
#include <vector>

#include "systemc/core/core_state.h"

namespace tendril {

/// Finds the entry of (source, neuron) in constant time. Most spikes that a core hears find none: that there
/// is one is a bit, so that those read no row.
class AxonTable {
public:
    explicit AxonTable(const std::vector<AxonEntry>& entries);

    /// @return nullptr where the table has none
    const AxonEntry* find(SourceId source, int neuron) const;
    /// Of an entry that was found, its place; −1 for nullptr. And back.
    std::int64_t index(const AxonEntry* entry) const { return entry ? entry - rows_.data() : -1; }
    const AxonEntry* at(std::int64_t index) const { return index < 0 ? nullptr : &rows_[index]; }

private:
    /// A subscribed source: its rows are entries_[first + neuron] for neuron in 0..neurons-1.
    struct Source {
        int first = 0;
        int neurons = 0;
    };

    std::vector<Source> sources_;  ///< by source id
    std::vector<AxonEntry> rows_;
    std::vector<std::uint64_t> present_;  ///< a bit per row: it is an entry
};

}  // namespace tendril

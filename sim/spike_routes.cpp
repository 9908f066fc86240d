// Counts, then places: a sort by (source, neuron) that keeps the cores ascending.
#include "sim/spike_routes.h"

#include <algorithm>

namespace tendril {

SpikeRoutes::SpikeRoutes(const ChipPlan& plan)
    : SpikeRoutes(
          plan, [&](std::size_t core) -> const auto& { return plan.cores[core].axon_table; }) {}

SpikeRoutes::SpikeRoutes(const ChipPlan& plan,
                         const std::function<const std::vector<AxonEntry>&(std::size_t core)>& table)
    : sources_(plan.cores.size() + plan.hosts.size()) {
    std::size_t total = 0;
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : table(core.id.value)) {
            Source& source = sources_[entry.source.value];
            source.neurons = std::max(source.neurons, entry.neuron + 1);
            if (source.listeners.empty() || source.listeners.back() != core.id)
                source.listeners.push_back(core.id);
        }
        total += table(core.id.value).size();
    }
    std::size_t rows = 0;
    for (Source& source : sources_) {
        source.row = rows;
        rows += static_cast<std::size_t>(source.neurons);
    }
    first_.assign(rows + 1, 0);
    ends_.resize(total + 1);  // one more, so that an empty range has a place to point at
    const auto row_of = [&](const AxonEntry& entry) {
        return sources_[entry.source.value].row + entry.neuron;
    };
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : table(core.id.value)) ++first_[row_of(entry) + 1];
    }
    for (std::size_t row = 0; row < rows; ++row) first_[row + 1] += first_[row];
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : table(core.id.value))
            ends_[next[row_of(entry)]++] = {core.id, entry.axon, entry.delay, entry.pair};
    }
}

}  // namespace tendril

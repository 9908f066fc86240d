// Where a spike ends: the axon tables of all cores, turned around.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/chip_plan.h"

namespace tendril {

/// One entry of one core's axon table, seen from the neuron that drives it.
struct RouteEnd {
    CoreId core;
    std::uint16_t axon = 0;
    std::uint8_t delay = 1;  ///< ticks
    bool pair = false;       ///< the next axon too
};

class SpikeRoutes {
public:
    explicit SpikeRoutes(const ChipPlan& plan);
    /// Of other tables than the plan's: `table(core)` of each core, sorted.
    SpikeRoutes(const ChipPlan& plan,
                const std::function<const std::vector<AxonEntry>&(std::size_t core)>& table);

    /// Ascending by core. Cost and memory are those of the entries, not of the listeners.
    std::span<const RouteEnd> ends(SourceId source, int neuron) const {
        const Source& s = sources_[source.value];
        if (neuron >= s.neurons) return {};
        const std::uint32_t* const first = &first_[s.row + static_cast<std::size_t>(neuron)];
        return {&ends_[first[0]], first[1] - first[0]};
    }
    /// Cores that list the source, ascending: each gets a copy, if only to find no entry.
    std::span<const CoreId> listeners(SourceId source) const { return sources_[source.value].listeners; }
    std::size_t sources() const { return sources_.size(); }

private:
    struct Source {
        std::size_t row = 0;  ///< of its neuron 0 in first_
        int neurons = 0;      ///< up to the last that drives something
        std::vector<CoreId> listeners;
    };

    std::vector<Source> sources_;
    std::vector<std::uint32_t> first_;  ///< per neuron of a source, and one more: its first end
    std::vector<RouteEnd> ends_;
};

}  // namespace tendril

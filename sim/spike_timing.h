// What a fabric does to the times of spikes: how late they arrive, how unevenly, and in what order.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/latency.h"
#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// Of deliveries; all exact in cycles.
struct TimingTotals {
    LatencyHistogram latency;      ///< from a spike's cycle (traffic: its creation) to its delivery
    std::uint64_t disordered = 0;  ///< deliveries after which none of the core's came of an older spike, but
                                   ///< before which one of a younger spike had
    std::uint64_t intervals = 0;   ///< successive deliveries of one neuron at one core
    std::uint64_t distortion_sum = 0;  ///< cycles by which such an interval differs from that of the spikes
    std::int64_t distortion_max = 0;   ///< cycles

    /// Mean inter-spike-interval distortion, cycles; 0 of none.
    double distortion_mean() const;
    /// Share of the deliveries that are disordered; 0 of none.
    double disorder() const;
    void visit_state(StateVisitor& visitor);
};

/// Both follow the mapping literature (Das et al. 2018; Balaji et al. 2019): the interval between two spikes
/// of a neuron, as a listener sees it against as it was sent; and spikes that overtake others on their way to
/// a core. An interval changes by as much as latency does from one spike to the next.
class SpikeTiming {
public:
    SpikeTiming(std::size_t sources, std::size_t cores);

    void clear();
    /// Deliveries in their order at each core. @param neuron of the source; of traffic without neurons 0
    void delivered(CoreId core, SourceId source, int neuron, Cycle sent, Cycle arrived);

    const TimingTotals& totals() const { return totals_; }
    void visit_state(StateVisitor& visitor);

private:
    std::size_t cores_;
    std::vector<std::vector<std::int64_t>> last_;  ///< [source * cores + core][neuron]: latency; −1: none yet
    std::vector<std::int64_t> youngest_;           ///< by core: cycle of the youngest spike it has had
    TimingTotals totals_;
};

}  // namespace tendril

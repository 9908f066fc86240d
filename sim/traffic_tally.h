// Watches a traffic run: every packet arrives once, how long it took, and when nothing is left.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/packet_ledger.h"
#include "sim/recorder.h"
#include "sim/spike_timing.h"
#include "sim/traffic_generator.h"
#include "sim/traffic_totals.h"
#include "systemc/core/core.h"
#include "systemc/kernel/observer.h"

namespace tendril {

class TrafficTally : public Observer {
public:
    /// @param plan of a chip with traffic
    explicit TrafficTally(const ChipPlan& plan);

    /// What its cores are to send.
    TrafficFeed& feed() { return generator_; }

    /// Before cycle 0. @param end the cycle in which nothing is created any more
    /// @param at_end called when all has arrived, or after a fault
    void start(std::span<Recorder* const> recorders, Cycle end, std::function<void()> at_end);

    void host_spike(Tick, SourceId, int) override {}
    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void tick_taken(CoreId, Tick, Cycle) override {}
    void overrun(CoreId, Tick, int) override {}

    /// Nothing waits at a source or is on its way.
    bool drained() const { return generator_.done() && ledger_.in_flight() == 0; }
    std::uint64_t in_flight() const { return ledger_.in_flight(); }
    std::uint64_t waiting() const { return generator_.waiting(); }
    std::uint64_t copies() const { return copies_; }
    /// What must never happen and did; "" if nothing.
    const std::string& fault() const { return fault_; }
    /// The cycle of the last delivery; −1 of none.
    Cycle last() const { return last_; }
    /// What the core's own counters must say (spikes, arrived).
    const CoreCounters& seen(std::size_t core) const { return seen_[core]; }
    /// Of the window's packets. A source is one neuron, but in a replay, which keeps them apart.
    const TimingTotals& timing() const { return timing_.totals(); }
    /// @param ran the cycles that were run: a run cut off before the end of injection has a shorter window
    TrafficTotals totals(Cycle ran) const;
    void visit_state(StateVisitor& visitor);

private:
    bool wants(CoreId core, CoreId source) const;
    bool measures(Cycle cycle) const { return cycle.value >= window_.warmup && cycle < end_; }

    TrafficGenerator generator_;
    PacketLedger ledger_;
    SpikeTiming timing_;
    bool neurons_;
    std::span<Recorder* const> recorders_;
    std::function<void()> at_end_;
    Cycle end_, last_;
    TrafficTotals window_;
    std::uint64_t copies_ = 0;
    std::string fault_;
    std::vector<CoreCounters> seen_;
    Listeners wanted_;  ///< flood: who asked; empty: all who get it
};

}  // namespace tendril

// Watches a chip run: passes on what happens, accounts for every spike, knows when a tick and the run are
// over.
#pragma once

#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/ledger.h"
#include "sim/recorder.h"
#include "sim/spike_timing.h"
#include "systemc/core/core.h"
#include "systemc/kernel/observer.h"

namespace tendril {

class Tally : public Observer {
public:
    explicit Tally(const ChipPlan& plan);

    /// Before cycle 0. `at_end` is called when the last core has done with `last_tick`, or after a fault.
    void start(std::span<Recorder* const> recorders, Tick preload, Tick last_tick,
               std::function<void()> at_end);

    /// From now on these ends listen to the source. @pre none of its spikes is on its way
    void listeners(SourceId source, const std::vector<End>& ends);
    /// After start(): called whenever `ticks` more have ended for all, but at the run's end.
    void every(std::int64_t ticks, std::function<void()> reached);

    void host_spike(Tick tick, SourceId source, int line) override;
    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void tick_taken(CoreId core, Tick tick, Cycle cycle) override;
    void overrun(CoreId core, Tick tick, int owed) override;
    void host_sent(SourceId source, int line, Cycle cycle) override;
    void mark_sent(CoreId core, Tick tick, Cycle cycle) override;

    std::uint64_t spikes() const { return spikes_; }
    std::uint64_t stimulus_spikes() const { return stimulus_spikes_; }
    std::uint64_t copies() const { return copies_; }
    std::uint64_t in_flight() const { return ledger_.in_flight(); }
    std::uint64_t overruns() const { return overruns_; }
    const TimingTotals& timing() const { return timing_.totals(); }
    bool finished() const { return finished_; }
    /// What must never happen and did; "" if nothing.
    const std::string& fault() const { return fault_; }
    /// Ticks that have ended, the preload tick not counted.
    std::int64_t ticks() const { return next_ - preload_ - 1; }
    /// Cycle in which the last core was done.
    Cycle end() const { return end_; }
    /// Ticks that the first core has been ahead of the last, at most.
    std::int64_t skew() const { return skew_; }
    /// What the core's own counters must say (spikes, arrived, not_in_table, merged, late, early, overrun).
    const CoreCounters& seen(std::size_t core) const { return seen_[core]; }
    /// What start() does not decide.
    void visit_state(StateVisitor& visitor);

private:
    /// A tick that has not ended for all cores.
    struct OpenTick {
        std::size_t cores_done = 0;
        Cycle last_done;
        std::uint32_t overrun = 0;

        void visit_state(StateVisitor& visitor);
    };

    OpenTick& open(Tick tick);
    void end_tick();
    void fail(const std::string& fault);

    const std::int64_t tick_cycles_;  ///< 0: barrier
    std::vector<std::uint64_t> cores_listening_;
    Ledger ledger_;
    SpikeTiming timing_;
    std::span<Recorder* const> recorders_;
    Tick preload_, last_tick_;
    std::function<void()> at_end_;
    std::int64_t every_ = 0;  ///< 0: never
    std::function<void()> reached_;
    Tick next_;                  ///< to end
    std::deque<OpenTick> open_;  ///< from next_ on
    std::int64_t skew_ = 0;
    Cycle end_;
    std::vector<CoreCounters> seen_;
    std::uint64_t spikes_ = 0;
    std::uint64_t stimulus_spikes_ = 0;
    std::uint64_t copies_ = 0;
    std::uint64_t overruns_ = 0;
    bool finished_ = false;
    std::string fault_;
};

}  // namespace tendril

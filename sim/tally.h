// Watches a chip run: passes on what happens, counts it, and knows when a tick and the run are over.
#pragma once

#include <deque>
#include <functional>
#include <span>
#include <vector>

#include "sim/recorder.h"
#include "systemc/core/core.h"
#include "systemc/kernel/observer.h"

namespace tendril {

class Tally : public Observer {
public:
    /// @param cores_listening per source: how many cores have it in their axon tables
    explicit Tally(std::vector<std::uint64_t> cores_listening, std::size_t cores);

    /// Before cycle 0, in tick `preload`. `at_end` is called when the last core takes the mark of
    /// `last_tick`.
    void start(std::span<Recorder* const> recorders, Tick preload, Tick last_tick,
               std::function<void()> at_end);

    void host_spike(Tick tick, SourceId source, int line) override;
    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void tick_taken(CoreId core, Tick tick, Cycle cycle) override;

    std::uint64_t spikes() const { return spikes_; }
    std::uint64_t stimulus_spikes() const { return stimulus_spikes_; }
    std::uint64_t copies() const { return copies_; }
    bool finished() const { return finished_; }
    /// Ticks that have ended, the preload tick not counted.
    std::int64_t ticks() const { return ticks_ended_ - 1; }
    /// Cycle of the last tick's end.
    Cycle end() const { return end_; }
    /// Ticks that the first core has been ahead of the last, at most.
    std::int64_t skew() const { return skew_; }
    /// What the core's own counters must say (spikes, arrived, not_in_table, merged, late, early).
    const CoreCounters& seen(std::size_t core) const { return seen_[core]; }

private:
    void end_tick();

    const std::vector<std::uint64_t> cores_listening_;
    std::span<Recorder* const> recorders_;
    Tick last_tick_;
    std::function<void()> at_end_;
    /// A tick whose mark some cores have taken.
    struct OpenTick {
        std::size_t taken = 0;  ///< so many cores
        Cycle last;             ///< the latest of those cycles
    };
    std::deque<OpenTick> open_;  ///< from first_open_ on
    Tick first_open_;
    std::int64_t skew_ = 0;
    Cycle end_;
    std::int64_t ticks_ended_ = 0;
    std::vector<CoreCounters> seen_;
    std::uint64_t spikes_ = 0;
    std::uint64_t stimulus_spikes_ = 0;
    std::uint64_t copies_ = 0;
    bool finished_ = false;
};

}  // namespace tendril

// The event around which a waveform is wanted: when did it come first?
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "sim/recorder.h"
#include "systemc/kernel/state_visitor.h"

namespace tendril {

/// Listens to a run without waves. The run is then repeated with waves around the cycle found.
///   spike core=2 neuron=17    the neuron's first spike; either may be left out
///   late [core=2]             a delivery whose slot had passed (fixed ticks)
///   overrun                   a core was not ready for a tick's start (fixed ticks)
///   fifo_full hub=L1.3        an input of the hub was not ready
///   divergence run=DIR        the first spike that the run in DIR does not have, or has alone
class WaveTrigger : public Recorder {
public:
    /// @throws Error Exit::usage where the text has no meaning, as read_text for a run's spikes
    explicit WaveTrigger(const std::string& text);

    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void tick_end(const TickEnd& end) override;
    bool wants_deliveries() const override { return kind_ == Kind::late; }

    /// The hub to watch, "L1.3"; "" for events that are told.
    const std::string& hub() const { return hub_; }
    void fifo_was_full(Cycle now) { found(now); }

    /// "spike", as a name for the place.
    const std::string& name() const { return name_; }
    std::optional<Cycle> cycle() const { return cycle_; }
    /// As it was given.
    const std::string& text() const { return text_; }
    /// What it has found, and what it has seen since the last tick's end.
    void visit_state(StateVisitor& visitor);

private:
    enum class Kind { spike, late, overrun, fifo_full, divergence };
    using Key = std::array<std::int64_t, 3>;  ///< tick, core, neuron

    void read_word(const std::string& word);
    void read_run(const std::string& folder);
    void found(Cycle now);
    void compare(const Spike& spike);

    std::string text_;
    std::string name_;
    Kind kind_ = Kind::spike;
    int core_ = -1;  ///< −1: any
    int neuron_ = -1;
    std::string hub_;
    std::map<Key, std::int64_t> expected_;  ///< cycle, −1 where that run has none
    std::set<Key> seen_;                    ///< of ticks that have not ended
    Cycle tick_start_{0};
    std::optional<Cycle> cycle_;
};

}  // namespace tendril

// A core without neurons behind the seam: it sends what a feed says and takes whatever comes.
#pragma once

#include <optional>

#include "systemc/core/core.h"
#include "systemc/core/traffic_feed.h"

namespace tendril {

/// A packet is on the output from the cycle of its creation on, once those before it are gone: the queue at
/// the source has no end. The input is always ready. A look-up follows an arrival by a cycle and always hits.
/// There are no ticks: neither marks nor pulses, and nothing ends.
class CoreTraffic final : public Core {
public:
    /// @param feed outlives it
    explicit CoreTraffic(TrafficFeed& feed) : feed_(feed) {}

    /// Takes the core's id from the setup; everything else stands for neurons and is ignored.
    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override;
    void start() override;
    const CoreOutputs& outputs() const override { return outputs_; }
    void clock(Cycle now, const CoreInputs& inputs) override;
    Cycle next_change(Cycle now) const override;
    void visit_state(StateVisitor& visitor) override;
    /// Has none. @return an empty state
    CoreState state() override { return {}; }
    CoreCounters counters() override { return counters_; }
    /// It has no configuration port.
    std::int64_t setup_cycles() const override { return 0; }

private:
    void show(Cycle now);

    TrafficFeed& feed_;
    SourceId source_;
    std::uint8_t tick_ = 0;
    std::optional<TrafficPacket> packet_;  ///< the next to send
    CoreOutputs outputs_;
    CoreCounters counters_;
};

}  // namespace tendril

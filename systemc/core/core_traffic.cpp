#include "systemc/core/core_traffic.h"

#include <algorithm>

#include "systemc/core/core_pins_state.h"

namespace tendril {

void CoreTraffic::load(const CoreSetup& setup, const CoreState&, Tick preload, Tick) {
    source_ = SourceId(setup.id.value);
    tick_ = static_cast<std::uint8_t>(preload.value);
    packet_.reset();
    counters_ = {};
    outputs_ = {};
    outputs_.spike_in_ready = true;
    outputs_.idle = true;
}

void CoreTraffic::start() {
    packet_ = feed_.next(CoreId(source_.value));
    show(Cycle(0));
}

void CoreTraffic::clock(Cycle now, const CoreInputs& inputs) {
    outputs_.look_up.valid = outputs_.look_up.hit = inputs.spike_in_valid;
    counters_.arrived += inputs.spike_in_valid;
    if (outputs_.spike_out_valid && inputs.spike_out_ready) {
        ++counters_.spikes;
        packet_ = feed_.next(CoreId(source_.value));
    }
    show(now + 1);
}

/// The edge before its creation puts a packet on the output.
Cycle CoreTraffic::next_change(Cycle now) const {
    if (outputs_.look_up.valid || outputs_.spike_out_valid) return now + 1;
    return packet_ ? std::max(now + 1, packet_->created - 1) : kNever;
}

/// The packets of the feed are the host's, but the one taken out of it.
void CoreTraffic::visit_state(StateVisitor& visitor) {
    visitor.field("packet", packet_);
    visitor.field("outputs", outputs_);
    visitor.field("counters", counters_);
}

/// The pins of cycle `now`.
void CoreTraffic::show(Cycle now) {
    outputs_.spike_out_valid = packet_ && packet_->created <= now;
    if (outputs_.spike_out_valid) outputs_.spike_out = {FlitKind::spike, tick_, source_, packet_->neuron};
    outputs_.idle = !packet_ && !outputs_.look_up.valid;
}

}  // namespace tendril

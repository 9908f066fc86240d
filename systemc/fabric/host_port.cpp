#include "systemc/fabric/host_port.h"

namespace tendril {

HostPort::HostPort(sc_core::sc_module_name name, Kernel& kernel, int host, SourceId source,
                   Observer& observer)
    : sc_module(name),
      in("in", kernel, *this),
      out("out", kernel),
      host_(host),
      kernel_(kernel),
      source_(source),
      observer_(observer) {
    kernel.add(*this);
}

void HostPort::start(HostFeed& feed, Tick preload, Tick last_tick, bool fixed_ticks) {
    in.clear();
    out.clear();
    in.set_ready(true);
    feed_ = &feed;
    tick_ = preload;
    last_tick_ = last_tick;
    fixed_ticks_ = fixed_ticks;
    pulse_ = false;
    received_ = 0;
    to_send_.clear();
    sent_ = 0;
    begin_tick();
}

void HostPort::begin_tick() {
    const auto tick = static_cast<std::uint8_t>(tick_.value);
    to_send_.erase(to_send_.begin(), to_send_.begin() + static_cast<std::ptrdiff_t>(sent_));
    sent_ = 0;
    if (tick_ != last_tick_) {
        for (const std::uint16_t line : feed_->lines(host_, tick_ + 1))
            to_send_.push_back({FlitKind::spike, tick, source_, static_cast<std::uint8_t>(line)});
    }
    if (!fixed_ticks_) to_send_.push_back({FlitKind::mark, tick, source_, 0});
    held_ = withheld_in_ && withheld_in_(tick_);
    if (held_) tell_withheld_();
}

void HostPort::withhold(std::function<bool(Tick)> when, std::function<void()> who) {
    withheld_in_ = std::move(when);
    tell_withheld_ = std::move(who);
}

void HostPort::release() {
    held_ = false;
    kernel_.wake(*this);
}

void HostPort::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip ") + basename();
    probes.push_back({scope,
                      "tick",
                      32,
                      {},
                      [this] { return static_cast<std::uint64_t>(tick_.value); },
                      Probe::Show::signed_number});
    probes.push_back({scope, "to_send", 9, {}, [this] { return to_send_.size() - sent_; }});
    probe_flit(probes, scope, "out", [this] { return sending() ? &to_send_[sent_] : nullptr; });
}

void HostPort::tick_start() {
    pulse_ = true;
    kernel_.wake(*this);
}

void HostPort::exchange(Cycle) {
    if (sending()) out.offer(to_send_[sent_]);
    in.accept();
}

void HostPort::settle(Cycle) {
    sent_now_ = out.taken();
    arrived_now_ = in.arrived(arrived_);
}

void HostPort::clock(Cycle now) {
    if (sent_now_) {
        const Flit& flit = to_send_[sent_++];
        if (flit.kind == FlitKind::spike) {
            observer_.host_spike(sent_in(flit), source_, flit.neuron);
            observer_.host_sent(source_, flit.neuron, now);
        }
    }
    const bool mark = arrived_now_ && arrived_.kind == FlitKind::mark;
    if (arrived_now_ && !mark) ++received_;
    if ((mark || pulse_) && tick_ != last_tick_) {
        ++tick_;
        begin_tick();
    }
    pulse_ = false;
    sent_now_ = arrived_now_ = false;  // asleep it sends and gets nothing
}

/// The tick that a flit says it is of; in fixed ticks it may have waited for some.
Tick HostPort::sent_in(const Flit& flit) const {
    const auto age = static_cast<std::uint8_t>(tick_.value - flit.tick);
    return tick_ - age;
}

Cycle HostPort::next_cycle(Cycle now) const { return sending() ? now + 1 : kNever; }

void HostPort::visit_state(StateVisitor& visitor) {
    visitor.field("in", in);
    visitor.field("out", out);
    visitor.field("tick", tick_);
    visitor.field("pulse", pulse_);
    visitor.field("to_send", to_send_);
    visitor.field("held", held_);
    visitor.field("sent", sent_);
    visitor.field("sent_now", sent_now_);
    visitor.field("arrived_now", arrived_now_);
    visitor.field("arrived", arrived_);
    visitor.field("received", received_);
}

}  // namespace tendril

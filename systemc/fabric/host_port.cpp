#include "systemc/fabric/host_port.h"

#include "systemc/core/core.h"

namespace tendril {

HostPort::HostPort(sc_core::sc_module_name name, Kernel& kernel, int host, SourceId source,
                   Observer& observer)
    : sc_module(name),
      in("in", kernel, *this),
      out("out", kernel),
      host_(host),
      source_(source),
      observer_(observer) {
    kernel.add(*this);
}

void HostPort::start(HostFeed& feed, Tick preload, Tick last_tick) {
    in.clear();
    out.clear();
    in.set_ready(true);
    feed_ = &feed;
    tick_ = preload;
    last_tick_ = last_tick;
    received_ = 0;
    begin_tick();
}

void HostPort::begin_tick() {
    const auto tick = static_cast<std::uint8_t>(tick_.value);
    to_send_.clear();
    sent_ = 0;
    if (tick_ != last_tick_) {
        for (const std::uint16_t line : feed_->lines(host_, tick_ + 1))
            to_send_.push_back({FlitKind::spike, tick, source_, static_cast<std::uint8_t>(line)});
    }
    to_send_.push_back({FlitKind::mark, tick, source_, 0});
}

void HostPort::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip ") + basename();
    probes.push_back({scope, "tick", 32, {}, [this] { return static_cast<std::uint64_t>(tick_.value); }});
    probes.push_back({scope, "to_send", 9, {}, [this] { return to_send_.size() - sent_; }});
    probe_flit(probes, scope, "out", [this] { return sent_ < to_send_.size() ? &to_send_[sent_] : nullptr; });
}

void HostPort::exchange(Cycle) {
    if (sent_ < to_send_.size()) out.offer(to_send_[sent_]);
    in.accept();
}

void HostPort::settle(Cycle) {
    sent_now_ = out.taken();
    arrived_now_ = in.arrived(arrived_);
}

void HostPort::clock(Cycle) {
    if (sent_now_) {
        const Flit& flit = to_send_[sent_++];
        if (flit.kind == FlitKind::spike) observer_.host_spike(tick_, source_, flit.neuron);
    }
    if (!arrived_now_) return;
    if (arrived_.kind == FlitKind::spike) {
        ++received_;
    } else if (tick_ != last_tick_) {
        ++tick_;
        begin_tick();
    }
}

Cycle HostPort::next_cycle(Cycle now) const { return sent_ < to_send_.size() ? now + 1 : kNever; }

}  // namespace tendril

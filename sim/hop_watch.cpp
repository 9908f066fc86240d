#include "sim/hop_watch.h"

namespace tendril {

HopWatch::HopWatch(const Chip& chip, HopSink& sink)
    : chip_(chip), sink_(sink), hubs_(chip.hubs.size()), offered_(chip.cores.size() + chip.hosts.size()) {}

HopWatch::~HopWatch() { see_what_left(); }

void HopWatch::look(Cycle now) {
    see_what_left();
    for (std::size_t hub = 0; hub < hubs_.size(); ++hub) look_at_hub(hub, now);
    for (std::size_t core = 0; core < chip_.cores.size(); ++core) look_at_core(core, now);
    for (std::size_t host = 0; host < chip_.hosts.size(); ++host) {
        const HostPort& port = *chip_.hosts[host];
        look_at_source(chip_.cores.size() + host, port.sending(), port.sends(), now);
    }
    before_ = now;
    sink_.looked(now);
}

void Stay::visit_state(StateVisitor& visitor) {
    visitor.field("node", node);
    visitor.field("port", port);
    visitor.field("way", way);
    visitor.field("flit", flit);
    visitor.field("first", first);
    visitor.field("last", last);
}

void HopWatch::Held::visit_state(StateVisitor& visitor) {
    visitor.field("flit", flit);
    visitor.field("first", first);
}

void HopWatch::HubPorts::visit_state(StateVisitor& visitor) {
    visitor.field("in", in);
    visitor.field("out", out);
}

void HopWatch::visit_state(StateVisitor& visitor) {
    visitor.field("hubs", hubs_);
    visitor.field("offered", offered_);
    visitor.field("before", before_);
}

/// An input holds fewer flits than came: the oldest left at the last clock edge.
void HopWatch::see_what_left() {
    for (std::size_t h = 0; h < hubs_.size(); ++h) {
        for (const int port : chip_.hubs[h]->ports()) {
            auto& in = hubs_[h].in[static_cast<std::size_t>(port)];
            const auto held = static_cast<std::size_t>(chip_.hubs[h]->hub().held(port));
            for (; in.size() > held; in.pop_front())
                sink_.stay(
                    {static_cast<int>(h), port, Stay::Way::in, in.front().flit, in.front().first, before_});
        }
    }
}

void HopWatch::look_at_hub(std::size_t h, Cycle now) {
    HubModule& hub = *chip_.hubs[h];
    const HubOutputs& outputs = hub.hub().outputs();
    for (const int port : hub.ports()) {
        const auto at = static_cast<std::size_t>(port);
        if (const Flit* const flit = hub.arrives(port)) hubs_[h].in[at].push_back({*flit, now});
        std::optional<Held>& out = hubs_[h].out[at];
        if (outputs.out_valid[at] && !out) out = Held{outputs.out[at], now};
        if (!hub.leaves(port)) continue;
        sink_.stay({static_cast<int>(h), port, Stay::Way::out, out->flit, out->first, now});
        out.reset();
    }
}

void HopWatch::look_at_core(std::size_t core, Cycle now) {
    CoreModule& module = *chip_.cores[core];
    const CoreOutputs& outputs = module.core().outputs();
    look_at_source(core, outputs.spike_out_valid, module.sends(), now);
    const Flit* const arrived = module.arrives();
    if (arrived && arrived->kind == FlitKind::mark)
        sink_.mark_arrived(CoreId(static_cast<std::uint16_t>(core)), now);
}

/// Marks are left out: a hub's input tells of them.
void HopWatch::look_at_source(std::size_t source, bool valid, const Flit* taken, Cycle now) {
    std::optional<Cycle>& offered = offered_[source];
    if (valid && !offered) offered = now;
    if (!taken) return;
    if (taken->kind == FlitKind::spike)
        sink_.stay({static_cast<int>(hubs_.size() + source), 0, Stay::Way::out, *taken, *offered, now});
    offered.reset();
}

}  // namespace tendril

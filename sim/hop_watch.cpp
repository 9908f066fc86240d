#include "sim/hop_watch.h"

namespace tendril {

namespace {

std::size_t held_at(HubModule& hub, int port) { return static_cast<std::size_t>(hub.hub().held(port)); }

std::size_t held_at(const RouterModule& router, int port) {
    return static_cast<std::size_t>(router.router().held(static_cast<std::size_t>(port)));
}

const Flit* offered_at(HubModule& hub, int port) {
    const HubOutputs& outputs = hub.hub().outputs();
    const auto at = static_cast<std::size_t>(port);
    return outputs.out_valid[at] ? &outputs.out[at] : nullptr;
}

const Flit* offered_at(const RouterModule& router, int port) {
    const auto at = static_cast<std::size_t>(port);
    return router.router().out_valid(at) ? &router.router().out(at) : nullptr;
}

}  // namespace

HopWatch::HopWatch(const Chip& chip, HopSink& sink)
    : chip_(chip), sink_(sink), offered_(chip.cores.size() + chip.hosts.size()) {
    const auto add = [this](const std::vector<int>& ports) {
        const std::size_t count = ports.empty() ? 0 : static_cast<std::size_t>(ports.back()) + 1;
        hubs_.push_back({std::vector<std::deque<Held>>(count), std::vector<std::optional<Held>>(count)});
    };
    for (const auto& hub : chip.hubs) add(hub->ports());
    for (const auto& router : chip.routers) add(router->ports());
}

HopWatch::~HopWatch() { see_what_left(); }

void HopWatch::look(Cycle now) {
    see_what_left();
    for (std::size_t hub = 0; hub < chip_.hubs.size(); ++hub) look_at_node(hub, *chip_.hubs[hub], now);
    for (std::size_t at = 0; at < chip_.routers.size(); ++at) look_at_node(at, *chip_.routers[at], now);
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

void HopWatch::NodePorts::visit_state(StateVisitor& visitor) {
    visitor.field("in", in);
    visitor.field("out", out);
}

void HopWatch::visit_state(StateVisitor& visitor) {
    visitor.field("hubs", hubs_);
    visitor.field("offered", offered_);
    visitor.field("before", before_);
}

void HopWatch::see_what_left() {
    for (std::size_t hub = 0; hub < chip_.hubs.size(); ++hub) see_what_left(hub, *chip_.hubs[hub]);
    for (std::size_t at = 0; at < chip_.routers.size(); ++at) see_what_left(at, *chip_.routers[at]);
}

/// An input holds fewer flits than came: the oldest left at the last clock edge.
template <class Node>
void HopWatch::see_what_left(std::size_t at, Node& node) {
    for (const int port : node.ports()) {
        auto& in = hubs_[at].in[static_cast<std::size_t>(port)];
        for (const std::size_t held = held_at(node, port); in.size() > held; in.pop_front())
            sink_.stay(
                {static_cast<int>(at), port, Stay::Way::in, in.front().flit, in.front().first, before_});
    }
}

template <class Node>
void HopWatch::look_at_node(std::size_t at, Node& node, Cycle now) {
    for (const int port : node.ports()) {
        if (const Flit* const flit = node.arrives(port))
            hubs_[at].in[static_cast<std::size_t>(port)].push_back({*flit, now});
        std::optional<Held>& out = hubs_[at].out[static_cast<std::size_t>(port)];
        if (const Flit* const flit = offered_at(node, port); flit && !out) out = Held{*flit, now};
        if (!node.leaves(port)) continue;
        sink_.stay({static_cast<int>(at), port, Stay::Way::out, out->flit, out->first, now});
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

#include "sim/explain/route_legs.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

namespace {

using Side = Stage::Side;

}  // namespace

std::string stage_name(const Stage& stage) {
    switch (stage.side) {
        case Side::source:
            return "source";
        case Side::core:
            return "core";
        case Side::up:
            return fmt::format("L{} up", stage.level);
        case Side::lateral:
            return fmt::format("L{} lateral", stage.level);
        case Side::across:
            return fmt::format("L{} across", stage.level);
        case Side::down:
            break;
    }
    return fmt::format("L{} down", stage.level);
}

/// Up the tree, across, down it.
bool earlier(const Stage& a, const Stage& b) {
    if (a.side != b.side) return a.side < b.side;
    return a.side == Side::down ? a.level > b.level : a.level < b.level;
}

Routes::Routes(const Topology& topology) : topology_(topology), wiring_(topology) {
    if (topology.routed()) {
        spreader_.emplace(topology, rule_of(topology));
    } else {
        paths_.emplace(topology);
    }
}

const RouteLegs& Routes::between(const End& source, int core) {
    const auto [at, fresh] = known_.try_emplace({source, core});
    if (!fresh) return at->second;
    if (spreader_) {
        at->second = over_routers(source, core);
    } else if (const auto path = paths_->between(source, {End::Kind::core, core, 0})) {
        at->second = follow(source, *path);
    }
    return at->second;
}

RouteLegs Routes::follow(const End& source, const Path& path) const {
    std::vector<int> exits;  // of each hub on the way
    for (std::size_t i = 1; i < path.up.size(); ++i) exits.push_back(kParentPort);
    if (path.lateral_port) exits.push_back(*path.lateral_port);
    for (const Step& step : path.down) exits.push_back(step.port);

    RouteLegs legs;
    Joint to = wiring_.at(source);
    for (std::size_t i = 0; i < exits.size(); ++i) {
        RouteHop hop;
        hop.hub = to.far.index;
        hop.in = to.far.port;
        hop.out = exits[i];
        hop.link_cycles = link_cycles(to);
        hop.lateral = path.lateral_port && i == path.up.size();
        const int level = topology_.hubs[static_cast<std::size_t>(hop.hub)].id.level;
        hop.stage = {i < path.up.size() ? Side::up : Side::down, level};
        legs.hops.push_back(hop);
        to = wiring_.hubs[static_cast<std::size_t>(hop.hub)][static_cast<std::size_t>(hop.out)];
    }
    legs.last_link_cycles = link_cycles(to);
    return legs;
}

/// As their tables: each router is entered by one port; from the core's back to the source's.
RouteLegs Routes::over_routers(const End& source, int core) const {
    const Joint& to = wiring_.at(source);
    const Joint& last = wiring_.cores[static_cast<std::size_t>(core)];
    const Spread spread = spreader_->from(to.far.index);
    int top = 0;
    for (const TopologyHub& hub : topology_.hubs) top = std::max(top, hub.id.level);
    RouteLegs legs;
    legs.last_link_cycles = link_cycles(last);
    Joint out = last;  // its far end is the router the spike leaves, and the port
    bool before_top = false;
    for (int node = out.far.index;; node = out.far.index) {
        const bool first = node == to.far.index;
        const int entry = first ? to.far.port : spread[static_cast<std::size_t>(node)];
        if (entry < 0) return {};
        const Joint& by = wiring_.hubs[static_cast<std::size_t>(node)][static_cast<std::size_t>(entry)];
        RouteHop hop;
        hop.hub = node;
        hop.in = entry;
        hop.out = out.far.port;
        hop.link_cycles = link_cycles(by);
        const int level = topology_.hubs[static_cast<std::size_t>(node)].id.level;
        before_top |= level == top;
        hop.stage = {level == top ? Side::across : before_top ? Side::up : Side::down, level};
        legs.hops.insert(legs.hops.begin(), hop);
        if (first) return legs;
        out = by;
    }
}

}  // namespace tendril

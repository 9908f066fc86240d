#include "sim/explain/route_legs.h"

#include <fmt/format.h>

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

const RouteLegs& Routes::between(const End& source, int core) {
    const auto [at, fresh] = known_.try_emplace({source, core});
    if (!fresh) return at->second;
    if (const auto path = paths_.between(source, {End::Kind::core, core, 0}))
        at->second = follow(source, *path);
    return at->second;
}

RouteLegs Routes::follow(const End& source, const Path& path) const {
    const auto cycles = [this](const Joint& joint) {
        return topology_.links[static_cast<std::size_t>(joint.link)].cycles;
    };
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
        hop.link_cycles = cycles(to);
        hop.lateral = path.lateral_port && i == path.up.size();
        const int level = topology_.hubs[static_cast<std::size_t>(hop.hub)].id.level;
        hop.stage = {i < path.up.size() ? Side::up : Side::down, level};
        legs.hops.push_back(hop);
        to = wiring_.hubs[static_cast<std::size_t>(hop.hub)][static_cast<std::size_t>(hop.out)];
    }
    legs.last_link_cycles = cycles(to);
    return legs;
}

}  // namespace tendril

// Implements route and hub_setups of routing.h.
#include "systemc/fabric/routing.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {
namespace {

/// A hub that an end sees above itself, and the port of that hub that leads down to the end.
struct Step {
    int hub = 0;
    int port = 0;
};

/// The live hubs above an end, from the one it hangs on towards the root.
std::vector<Step> climb(const Wiring& wiring, const Joint& end) {
    std::vector<Step> steps;
    for (Joint joint = end; joint.used() && joint.far.kind == End::Kind::hub;) {
        steps.push_back({joint.far.index, joint.far.port});
        // A tree has no rings of parents; were there one, the check of the routes would name it.
        if (steps.size() > wiring.hubs.size()) break;
        joint = wiring.hubs[static_cast<std::size_t>(joint.far.index)][kParentPort];
    }
    return steps;
}

/// The port of `from` whose lateral leads to hub `to`.
std::optional<int> lateral_port(const Wiring& wiring, int from, int to) {
    for (int port = kLateralPort; port < kParentPort; ++port) {
        const Joint& joint = wiring.hubs[static_cast<std::size_t>(from)][static_cast<std::size_t>(port)];
        if (joint.used() && joint.far.index == to) return port;
    }
    return std::nullopt;
}

/// The masks of one source.
class Router {
public:
    Router(const Topology& topology, const Wiring& wiring, std::size_t source, Masks& masks)
        : topology_(topology),
          wiring_(wiring),
          source_(source),
          masks_(masks),
          own_(climb(wiring, wiring.source(source))) {}

    void reach(const End& listener);

private:
    bool meet(const std::vector<Step>& other, std::size_t mine, std::size_t theirs);
    void set(int hub, int port) { masks_[static_cast<std::size_t>(hub)][source_] |= port_bit(port); }
    int level(const Step& step) const { return topology_.hubs[static_cast<std::size_t>(step.hub)].id.level; }

    const Topology& topology_;
    const Wiring& wiring_;
    std::size_t source_;
    Masks& masks_;
    std::vector<Step> own_;
};

void Router::reach(const End& listener) {
    const std::vector<Step> other = climb(wiring_, wiring_.at(listener));
    for (std::size_t mine = 0; mine < own_.size(); ++mine)
        for (std::size_t theirs = 0; theirs < other.size(); ++theirs)
            if (level(own_[mine]) == level(other[theirs]) && meet(other, mine, theirs)) return;
    const auto cores = static_cast<std::size_t>(topology_.cores);
    const End source = source_ < cores ? End{End::Kind::core, static_cast<int>(source_), 0}
                                       : End{End::Kind::host, static_cast<int>(source_ - cores), 0};
    throw std::runtime_error(
        fmt::format("{} cannot reach {}: no live path up, at most one lateral, and down joins them",
                    end_name(topology_, source), end_name(topology_, listener)));
}

/// Turns at own_[mine]: down from there, or over a lateral to other[theirs] and down.
bool Router::meet(const std::vector<Step>& other, std::size_t mine, std::size_t theirs) {
    const Step& here = own_[mine];
    const Step& there = other[theirs];
    if (here.hub == there.hub) {
        // A host on the parent port, or a child above level 1, does not hear itself.
        const bool back = here.port == there.port && mine == 0 && theirs == 0;
        if (back && (level(here) > 1 || here.port == kParentPort)) return false;
    } else {
        const auto port = lateral_port(wiring_, here.hub, there.hub);
        if (!port) return false;
        set(here.hub, *port);
    }
    for (std::size_t up = 0; up < mine; ++up) set(own_[up].hub, kParentPort);
    for (std::size_t down = 0; down <= theirs; ++down) set(other[down].hub, other[down].port);
    return true;
}

}  // namespace

Masks route(const Topology& topology, const Listeners& listeners) {
    const Wiring wiring(topology);
    Masks masks(topology.hubs.size(), std::vector<PortSet>(listeners.size(), 0));
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        if (listeners[source].empty()) continue;
        Router router(topology, wiring, source, masks);
        for (const End& listener : listeners[source]) router.reach(listener);
    }
    return masks;
}

std::vector<HubSetup> hub_setups(const Topology& topology, const Masks& masks) {
    const Wiring wiring(topology);
    std::vector<HubSetup> setups(topology.hubs.size());
    for (std::size_t hub = 0; hub < setups.size(); ++hub) {
        HubSetup& setup = setups[hub];
        for (int port = 0; port < kHubPorts; ++port)
            if (wiring.hubs[hub][static_cast<std::size_t>(port)].used()) setup.enabled |= port_bit(port);
        setup.parent = topology.hubs[hub].parent;
        setup.depth = topology.hubs[hub].depth;
        setup.keep_own = topology.hubs[hub].id.level == 1;
        if (hub < masks.size()) setup.masks = masks[hub];
    }
    return setups;
}

}  // namespace tendril

// Implements route and hub_setups of routing.h.
#include "systemc/fabric/routing.h"

#include <fmt/format.h>

#include <stdexcept>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {
namespace {

End source_end(const Topology& topology, std::size_t source) {
    const auto cores = static_cast<std::size_t>(topology.cores);
    if (source < cores) return {End::Kind::core, static_cast<int>(source), 0};
    return {End::Kind::host, static_cast<int>(source - cores), 0};
}

/// Adds a path to the masks of its source.
void lay(const Path& path, std::size_t source, Masks& masks) {
    const auto set = [&](int hub, int port) {
        masks[static_cast<std::size_t>(hub)][source] |= port_bit(port);
    };
    for (std::size_t up = 0; up + 1 < path.up.size(); ++up) set(path.up[up].hub, kParentPort);
    if (path.lateral_port) set(path.up.back().hub, *path.lateral_port);
    for (const Step& down : path.down) set(down.hub, down.port);
}

}  // namespace

Masks route(const Topology& topology, const Listeners& listeners) {
    const Paths paths(topology);
    Masks masks(topology.hubs.size(), std::vector<PortSet>(listeners.size(), 0));
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        const End from = source_end(topology, source);
        for (const End& listener : listeners[source]) {
            const auto path = paths.between(from, listener);
            if (!path)
                throw std::runtime_error(fmt::format(
                    "{} cannot reach {}: no live path up, at most one lateral, and down joins them",
                    end_name(topology, from), end_name(topology, listener)));
            lay(*path, source, masks);
        }
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

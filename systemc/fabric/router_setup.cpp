// Implements router_setups of router.h.
#include "systemc/fabric/router.h"

namespace tendril {
namespace {

/// Outputs of a node by the channel they feed, and its inputs likewise.
std::vector<std::vector<std::uint16_t>> marks_of(const std::vector<Joint>& ports, const ChannelWaits& waits) {
    std::vector<std::vector<std::uint16_t>> from(ports.size());
    for (std::size_t out = 0; out < ports.size(); ++out)
        for (std::size_t in = 0; in < ports.size() && ports[out].used(); ++in) {
            if (!ports[in].used()) continue;
            const auto& fed = waits[static_cast<std::size_t>(channel(ports[in]) ^ 1)];
            if (fed.contains(channel(ports[out]))) from[out].push_back(static_cast<std::uint16_t>(in));
        }
    return from;
}

bool is_below(const Topology& topology, std::size_t hub, const End& far) {
    if (far.kind != End::Kind::hub) return far.kind == End::Kind::core;
    return topology.hubs[static_cast<std::size_t>(far.index)].id.level < topology.hubs[hub].id.level;
}

}  // namespace

std::vector<RouterSetup> router_setups(const Topology& topology, const RouterTables& tables,
                                       const ChannelWaits& waits) {
    const Wiring wiring(topology);
    std::vector<RouterSetup> setups(topology.hubs.size());
    for (std::size_t hub = 0; hub < setups.size(); ++hub) {
        RouterSetup& setup = setups[hub];
        std::vector<Joint> ports = wiring.hubs[hub];
        while (!ports.empty() && !ports.back().used()) ports.pop_back();
        setup.bus = topology.nodes == NodeKind::bus_router;
        setup.ports = static_cast<int>(ports.size());
        while (setup.children < setup.ports &&
               is_below(topology, hub, ports[static_cast<std::size_t>(setup.children)].far))
            ++setup.children;
        setup.depth = topology.hubs[hub].depth;
        setup.table = tables.at(hub);
        setup.marks_from = marks_of(ports, waits);
    }
    return setups;
}

}  // namespace tendril

// Implements attach.h.
#include "systemc/fabric/topology/attach.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

int find(const Topology& topology, HubId id) {
    const auto at = std::ranges::find(topology.hubs, id, &TopologyHub::id);
    if (at == topology.hubs.end())
        throw std::invalid_argument(fmt::format("there is no hub {}; the last is {}", hub_name(id),
                                                hub_name(topology.hubs.back().id)));
    return static_cast<int>(at - topology.hubs.begin());
}

int top_hub(const Topology& topology) {
    const auto at =
        std::ranges::max_element(topology.hubs, {}, [](const TopologyHub& hub) { return hub.id.level; });
    return static_cast<int>(at - topology.hubs.begin());
}

std::vector<bool> used_ports(const Topology& topology, int hub) {
    std::vector<bool> used(kHubPorts, false);
    for (const LinkSpec& link : topology.links)
        for (const End& end : {link.down, link.up}) {
            if (end.kind != End::Kind::hub || end.index != hub) continue;
            used.resize(std::max(used.size(), static_cast<std::size_t>(end.port) + 1), false);
            used[static_cast<std::size_t>(end.port)] = true;
        }
    return used;
}

int port_for_host(Topology& topology, int hub) {
    const std::vector<bool> used = used_ports(topology, hub);
    if (topology.routed()) {
        std::size_t port = used.size();
        while (port > 0 && !used[port - 1]) --port;
        return static_cast<int>(port);
    }
    if (!used[kParentPort] && hub == top_hub(topology)) {
        topology.hubs[static_cast<std::size_t>(hub)].parent = ParentKind::host;
        return kParentPort;
    }
    for (int port = kHubRadix; port-- > 0;)
        if (!used[static_cast<std::size_t>(port)]) return port;
    throw std::invalid_argument(
        fmt::format("hub {} has no free port for a host; its {} child ports are taken",
                    hub_name(topology.hubs[static_cast<std::size_t>(hub)].id), kHubRadix));
}

}  // namespace

void attach_hosts(Topology& topology, const std::vector<std::optional<HubId>>& places) {
    for (const auto& place : places) {
        const int hub = place ? find(topology, *place) : top_hub(topology);
        const End up{End::Kind::hub, hub, port_for_host(topology, hub)};
        topology.links.push_back({{End::Kind::host, topology.hosts++, 0}, up, 1, 0.0, false});
    }
}

void kill_links(Topology& topology, const std::vector<std::pair<HubId, HubId>>& pairs) {
    for (const auto& [a, b] : pairs) {
        const auto ends = std::minmax({find(topology, a), find(topology, b)});
        const auto link = std::ranges::find_if(topology.links, [&](const LinkSpec& l) {
            return l.down.kind == End::Kind::hub && std::minmax({l.down.index, l.up.index}) == ends;
        });
        if (link == topology.links.end())
            throw std::invalid_argument(
                fmt::format("no link joins {} and {}, so it cannot be dead; give two hubs that a link joins",
                            hub_name(a), hub_name(b)));
        link->dead = true;
        if (!topology.routed() && link->down.port == kParentPort)
            topology.hubs[static_cast<std::size_t>(link->down.index)].parent = ParentKind::none;
    }
}

}  // namespace tendril

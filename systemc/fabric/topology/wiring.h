// A topology seen from its ends: what hangs on each port, over which link. Dead links are left out.
#pragma once

#include <algorithm>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

/// A port's far end; link −1: nothing hangs there.
struct Joint {
    int link = -1;   ///< position in Topology::links
    bool up = true;  ///< from here the link leads to its `up` end
    End far;

    bool used() const { return link >= 0; }
};

struct Wiring {
    std::vector<std::vector<Joint>> hubs;  ///< by port: kHubPorts of a hub, a router's at least as many
    std::vector<Joint> cores;
    std::vector<Joint> hosts;

    explicit Wiring(const Topology& topology) {
        hubs.resize(topology.hubs.size(), std::vector<Joint>(kHubPorts));
        cores.resize(static_cast<std::size_t>(topology.cores));
        hosts.resize(static_cast<std::size_t>(topology.hosts));
        for (std::size_t i = 0; i < topology.links.size(); ++i) {
            const LinkSpec& link = topology.links[i];
            if (link.dead) continue;
            make_room(link.down);
            make_room(link.up);
            at(link.down) = {static_cast<int>(i), true, link.up};
            at(link.up) = {static_cast<int>(i), false, link.down};
        }
    }

    Joint& at(const End& end) {
        const auto index = static_cast<std::size_t>(end.index);
        if (end.kind == End::Kind::core) return cores.at(index);
        if (end.kind == End::Kind::host) return hosts.at(index);
        return hubs.at(index).at(static_cast<std::size_t>(end.port));
    }
    const Joint& at(const End& end) const { return const_cast<Wiring*>(this)->at(end); }

    /// Sources: cores, then hosts.
    const Joint& source(std::size_t id) const {
        return id < cores.size() ? cores[id] : hosts.at(id - cores.size());
    }

private:
    void make_room(const End& end) {
        if (end.kind != End::Kind::hub) return;
        auto& ports = hubs.at(static_cast<std::size_t>(end.index));
        ports.resize(std::max(ports.size(), static_cast<std::size_t>(end.port) + 1));
    }
};

}  // namespace tendril

// A topology seen from its ends: what hangs on each port, over which link. Dead links are left out.
#pragma once

#include <array>
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
    std::vector<std::array<Joint, kHubPorts>> hubs;
    std::vector<Joint> cores;
    std::vector<Joint> hosts;

    explicit Wiring(const Topology& topology) {
        hubs.resize(topology.hubs.size());
        cores.resize(static_cast<std::size_t>(topology.cores));
        hosts.resize(static_cast<std::size_t>(topology.hosts));
        for (std::size_t i = 0; i < topology.links.size(); ++i) {
            const LinkSpec& link = topology.links[i];
            if (link.dead) continue;
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
};

}  // namespace tendril

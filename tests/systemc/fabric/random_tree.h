// Random trees with laterals, dead links and hosts, and random listeners on them.
#pragma once

#include <set>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/topology/tree.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril::test {

inline int hubs_of_level(const TreeSpec& spec, int level) {
    int count = spec.cores;
    for (int l = 0; l < level; ++l) count = (count + spec.radix - 1) / spec.radix;
    return count;
}

/// Up to 64 cores. A pair that cannot get a lateral, or has one, is left out.
inline TreeSpec random_tree(Random& random) {
    TreeSpec spec;
    spec.radix = 2 << random.in(0, 2);
    spec.levels = spec.radix == 2 ? random.in(1, 4) : spec.radix == 4 ? random.in(1, 3) : random.in(1, 2);
    int most = 1;
    for (int level = 0; level < spec.levels; ++level) most *= spec.radix;
    spec.cores = random.chance(50) ? most : random.in(1, most);
    spec.fifo_depth = {random.in(1, 3)};
    spec.link_cycles = {random.in(0, 3)};
    std::set<std::pair<HubId, HubId>> pairs;
    std::vector<int> laterals(256, 0);
    for (int i = random.in(0, 12); i > 0; --i) {
        const int level = random.in(1, spec.levels);
        const int hubs = hubs_of_level(spec, level);
        const HubId a{level, random.in(0, hubs - 1)};
        const HubId b{level, random.in(0, hubs - 1)};
        const auto count = [&](HubId id) -> int& {
            return laterals[static_cast<std::size_t>(64 * (id.level - 1) + id.index)];
        };
        if (a == b || count(a) == kHubLaterals || count(b) == kHubLaterals ||
            pairs.contains(std::minmax(a, b)))
            continue;
        pairs.insert(std::minmax(a, b));
        spec.laterals.emplace_back(a, b);
        ++count(a);
        ++count(b);
    }
    for (int host = random.in(0, spec.radix < kHubRadix ? 2 : 1); host > 0; --host) spec.hosts.emplace_back();
    if (spec.radix < kHubRadix && random.chance(30)) spec.hosts.emplace_back(HubId{1, 0});
    return spec;
}

/// Each source is heard by each core with some chance, and by each host but itself.
inline Listeners random_listeners(const Topology& topology, Random& random) {
    Listeners listeners(static_cast<std::size_t>(topology.cores + topology.hosts));
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        const int percent = random.chance(20) ? 0 : random.in(1, 60);
        for (int core = 0; core < topology.cores; ++core)
            if (random.chance(percent)) listeners[source].push_back({End::Kind::core, core, 0});
        for (int host = 0; host < topology.hosts; ++host)
            if (static_cast<int>(source) != topology.cores + host && random.chance(percent))
                listeners[source].push_back({End::Kind::host, host, 0});
    }
    return listeners;
}

/// Without the listeners that dead links cut off.
inline Listeners reachable(const Topology& topology, Listeners listeners) {
    const Paths paths(topology);
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        const auto cores = static_cast<std::size_t>(topology.cores);
        const End from = source < cores ? End{End::Kind::core, static_cast<int>(source), 0}
                                        : End{End::Kind::host, static_cast<int>(source - cores), 0};
        std::erase_if(listeners[source], [&](const End& end) { return !paths.between(from, end); });
    }
    return listeners;
}

}  // namespace tendril::test

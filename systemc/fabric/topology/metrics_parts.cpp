// Implements metrics_parts.h.
#include "systemc/fabric/topology/metrics_parts.h"

#include "systemc/fabric/topology/omega.h"
#include "systemc/fabric/topology/rent.h"

namespace tendril {

int local_level(const Topology& topology, int a, int b) {
    const bool buses = !topology.routed() || topology.family == "tree+mesh";
    const int radix = topology.levels > kLocalLevels || !buses ? 4 : topology.radix;
    int level = 0;
    for (; a != b && level < kLocalLevels; ++level) {
        a /= radix;
        b /= radix;
    }
    return level;
}

TopologyMetrics counted(const Topology& topology) {
    TopologyMetrics metrics;
    metrics.family = topology.family;
    metrics.cores = topology.cores;
    metrics.hosts = topology.hosts;
    metrics.radix = topology.radix;
    metrics.levels = topology.levels;
    metrics.hubs = static_cast<int>(topology.hubs.size());
    std::int64_t ports = 0;
    for (const LinkSpec& link : topology.links) {
        if (link.dead) {
            ++metrics.dead_links;
            continue;
        }
        ++metrics.links;
        metrics.laterals += topology.is_lateral(link) ? 1 : 0;
        metrics.wire += link.length;
        ports += (link.down.kind == End::Kind::hub ? 1 : 0) + (link.up.kind == End::Kind::hub ? 1 : 0);
    }
    metrics.rent = rent_exponent(topology);
    metrics.bisection = bisection_links(topology);
    metrics.table_bits = ports * (topology.cores + topology.hosts);
    return metrics;
}

void compare_small_world(const Topology& topology, std::uint64_t seed, TopologyMetrics& metrics) {
    const SmallWorld world(topology);
    metrics.clustering = world.clustering();
    metrics.path_length = world.path_length();
    const SmallWorldness compared = small_worldness(world, seed);
    metrics.omega = compared.omega;
    metrics.sigma = compared.sigma;
}

}  // namespace tendril

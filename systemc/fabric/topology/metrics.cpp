// Implements metrics.h.
#include "systemc/fabric/topology/metrics.h"

#include <algorithm>
#include <set>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/topology/small_world.h"

namespace tendril {
namespace {

void count_links(const Topology& topology, TopologyMetrics& metrics) {
    std::int64_t hub_ports = 0;
    for (const LinkSpec& link : topology.links) {
        if (link.dead) {
            ++metrics.dead_links;
            continue;
        }
        ++metrics.links;
        metrics.laterals += topology.is_lateral(link) ? 1 : 0;
        metrics.wire += link.length;
        hub_ports += (link.down.kind == End::Kind::hub ? 1 : 0) + (link.up.kind == End::Kind::hub ? 1 : 0);
    }
    metrics.table_bits = hub_ports * (topology.cores + topology.hosts);
}

void count_paths(const Topology& topology, TopologyMetrics& metrics) {
    const Paths paths(topology);
    std::vector<std::int64_t> load(topology.hubs.size(), 0);
    std::int64_t hops = 0;
    std::int64_t pairs = 0;
    for (int from = 0; from < topology.cores; ++from) {
        for (int to = 0; to < topology.cores; ++to) {
            if (from == to) continue;
            const auto path = paths.between({End::Kind::core, from, 0}, {End::Kind::core, to, 0});
            if (!path) {
                ++metrics.unreachable_pairs;
                continue;
            }
            ++pairs;
            hops += path->hubs();
            metrics.hops_max = std::max(metrics.hops_max, path->hubs());
            for (const Step& step : path->up) ++load[static_cast<std::size_t>(step.hub)];
            for (std::size_t step = path->lateral_port ? 0 : 1; step < path->down.size(); ++step)
                ++load[static_cast<std::size_t>(path->down[step].hub)];
        }
    }
    metrics.uniform_saturation = 1.0;
    if (pairs == 0) return;
    metrics.hops_mean = static_cast<double>(hops) / static_cast<double>(pairs);
    const auto busiest = static_cast<double>(*std::ranges::max_element(load));
    metrics.uniform_saturation = std::min(1.0, (topology.cores - 1) / busiest);
}

void count_multicast(const Masks& masks, TopologyMetrics& metrics) {
    const std::size_t sources = masks.empty() ? 0 : masks[0].size();
    std::int64_t all = 0;
    for (std::size_t source = 0; source < sources; ++source) {
        const auto hubs = std::ranges::count_if(masks, [&](const auto& mask) { return mask[source] != 0; });
        if (hubs == 0) continue;
        ++metrics.multicast_sources;
        all += hubs;
        metrics.multicast_max = std::max(metrics.multicast_max, static_cast<int>(hubs));
    }
    if (metrics.multicast_sources > 0)
        metrics.multicast_mean = static_cast<double>(all) / metrics.multicast_sources;
}

}  // namespace

TopologyMetrics measure(const Topology& topology, const Masks& masks) {
    TopologyMetrics metrics;
    metrics.family = topology.family;
    metrics.cores = topology.cores;
    metrics.hosts = topology.hosts;
    metrics.radix = topology.radix;
    metrics.levels = topology.levels;
    metrics.hubs = static_cast<int>(topology.hubs.size());
    count_links(topology, metrics);
    count_paths(topology, metrics);
    count_multicast(masks, metrics);
    const SmallWorld world(topology);
    metrics.clustering = world.clustering();
    metrics.path_length = world.path_length();
    return metrics;
}

}  // namespace tendril

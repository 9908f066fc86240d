// Implements metrics.h.
#include "systemc/fabric/topology/metrics.h"

#include <algorithm>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/topology/metrics_parts.h"

namespace tendril {
namespace {

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

/// One spike of a core, spread over its reachable listeners, as load of the hubs.
void add_local_load(const Topology& topology, const Paths& paths, int from, std::vector<double>& load) {
    std::vector<std::pair<Path, int>> ways;
    int count[kLocalLevels + 1] = {};
    for (int to = 0; to < topology.cores; ++to) {
        if (from == to) continue;
        auto path = paths.between({End::Kind::core, from, 0}, {End::Kind::core, to, 0});
        if (!path) continue;
        const int level = local_level(topology, from, to);
        ++count[level];
        ways.emplace_back(std::move(*path), level);
    }
    double all = 0.0;
    for (int level = 1; level <= kLocalLevels; ++level)
        all += count[level] > 0 ? kLocalShare[level - 1] : 0.0;
    for (const auto& [path, level] : ways) {
        const double share = kLocalShare[level - 1] / all / count[level];
        for (const Step& step : path.up) load[static_cast<std::size_t>(step.hub)] += share;
        for (std::size_t step = path.lateral_port ? 0 : 1; step < path.down.size(); ++step)
            load[static_cast<std::size_t>(path.down[step].hub)] += share;
    }
}

double local_saturation(const Topology& topology) {
    const Paths paths(topology);
    std::vector<double> load(topology.hubs.size(), 0.0);
    for (int from = 0; from < topology.cores; ++from) add_local_load(topology, paths, from, load);
    const double busiest = *std::ranges::max_element(load);
    return busiest > 1.0 ? 1.0 / busiest : 1.0;
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

TopologyMetrics measure(const Topology& topology, const Masks& masks, std::uint64_t seed) {
    TopologyMetrics metrics = counted(topology);
    count_paths(topology, metrics);
    count_multicast(masks, metrics);
    compare_small_world(topology, seed, metrics);
    metrics.local_saturation = local_saturation(topology);
    return metrics;
}

}  // namespace tendril

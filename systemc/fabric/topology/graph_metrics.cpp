// Implements graph_metrics.h.
#include "systemc/fabric/topology/graph_metrics.h"

#include <algorithm>

#include "systemc/fabric/topology/metrics_parts.h"

namespace tendril {
namespace {

/// Spikes of every core to every other, by weight, as load of nodes and channels.
struct Loads {
    std::vector<double> node, channel;

    double bound(NodeKind kind) const {
        const double busiest = std::ranges::max(kind == NodeKind::bus_router ? node : channel);
        return busiest > 1.0 ? 1.0 / busiest : 1.0;
    }
};

class Counter {
public:
    Counter(const Topology& topology, const Spreader& spreader)
        : topology_(topology), wiring_(spreader.wiring()) {
        for (Loads* loads : {&uniform_, &local_}) {
            loads->node.assign(topology.hubs.size(), 0.0);
            loads->channel.assign(2 * topology.links.size(), 0.0);
        }
        for (int from = 0; from < topology.cores; ++from)
            count(from, spreader.from(wiring_.cores[static_cast<std::size_t>(from)].far.index));
    }

    void put_into(TopologyMetrics& metrics) const {
        metrics.hops_max = hops_max_;
        metrics.hops_mean = pairs_ == 0 ? 0.0 : static_cast<double>(hops_) / static_cast<double>(pairs_);
        metrics.unreachable_pairs = unreachable_;
        metrics.uniform_saturation = uniform_.bound(topology_.nodes);
        metrics.local_saturation = local_.bound(topology_.nodes);
    }

private:
    /// Routers in the order in which spikes of `from` come to them; distance by router, −1 out of reach.
    std::vector<int> order(int from, const Spread& spread, std::vector<int>& distance) const {
        distance.assign(spread.size(), -1);
        distance[static_cast<std::size_t>(from)] = 0;
        std::vector<int> queue{from};
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const auto here = static_cast<std::size_t>(queue[next]);
            for (const Joint& joint : wiring_.hubs[here]) {
                if (!joint.used() || joint.far.kind != End::Kind::hub || joint.far.index == from) continue;
                const auto far = static_cast<std::size_t>(joint.far.index);
                if (spread[far] != joint.far.port || distance[far] >= 0) continue;
                distance[far] = distance[here] + 1;
                queue.push_back(joint.far.index);
            }
        }
        return queue;
    }

    void count(int core, const Spread& spread) {
        const Joint& start = wiring_.cores[static_cast<std::size_t>(core)];
        std::vector<int> distance;
        const std::vector<int> nodes = order(start.far.index, spread, distance);
        std::vector<double> uniform(spread.size(), 0.0), local(spread.size(), 0.0);
        const std::vector<double> share = local_shares(core, distance);
        for (int to = 0; to < topology_.cores; ++to) {
            if (to == core) continue;
            const Joint& joint = wiring_.cores[static_cast<std::size_t>(to)];
            const auto node = static_cast<std::size_t>(joint.far.index);
            if (distance[node] < 0) {
                ++unreachable_;
                continue;
            }
            ++pairs_;
            hops_ += distance[node] + 1;
            hops_max_ = std::max(hops_max_, distance[node] + 1);
            const double one = 1.0 / (topology_.cores - 1);
            const double near = share[static_cast<std::size_t>(local_level(topology_, core, to))];
            uniform[node] += one;
            local[node] += near;
            const auto down = static_cast<std::size_t>(channel(joint) ^ 1);
            uniform_.channel[down] += one;
            local_.channel[down] += near;
        }
        add(uniform_, uniform, nodes, spread);
        add(local_, local, nodes, spread);
    }

    /// By level: what one core of it gets of a spike; shares of levels without a core go to the others.
    std::vector<double> local_shares(int core, const std::vector<int>& distance) const {
        std::vector<double> share(kLocalLevels + 1, 0.0);
        std::vector<int> count(kLocalLevels + 1, 0);
        for (int to = 0; to < topology_.cores; ++to) {
            const auto node = static_cast<std::size_t>(wiring_.cores[static_cast<std::size_t>(to)].far.index);
            if (to != core && distance[node] >= 0)
                ++count[static_cast<std::size_t>(local_level(topology_, core, to))];
        }
        double all = 0.0;
        for (std::size_t level = 1; level < share.size(); ++level)
            all += count[level] > 0 ? kLocalShare[level - 1] : 0.0;
        for (std::size_t level = 1; level < share.size(); ++level)
            if (count[level] > 0) share[level] = kLocalShare[level - 1] / all / count[level];
        return share;
    }

    /// From the far ends back: a node carries what goes to it and beyond.
    void add(Loads& loads, std::vector<double>& load, const std::vector<int>& nodes, const Spread& spread) {
        for (auto at = nodes.rbegin(); at != nodes.rend(); ++at) {
            const auto node = static_cast<std::size_t>(*at);
            loads.node[node] += load[node];
            if (*at == nodes.front()) continue;
            const Joint& back = wiring_.hubs[node][static_cast<std::size_t>(spread[node])];
            loads.channel[static_cast<std::size_t>(channel(back) ^ 1)] += load[node];
            load[static_cast<std::size_t>(back.far.index)] += load[node];
        }
    }

    const Topology& topology_;
    const Wiring& wiring_;
    Loads uniform_, local_;
    std::int64_t hops_ = 0, pairs_ = 0, unreachable_ = 0;
    int hops_max_ = 0;
};

void count_multicast(const Topology& topology, const RouterTables& tables, TopologyMetrics& metrics) {
    const auto sources = static_cast<std::size_t>(topology.cores + topology.hosts);
    std::int64_t all = 0;
    for (std::size_t source = 0; source < sources; ++source) {
        std::int64_t buses = 0, copies = 0;
        for (const RouterTable& table : tables) {
            buses += table.ports(source).empty() ? 0 : 1;
            copies += static_cast<std::int64_t>(table.ports(source).size());
        }
        if (buses == 0) continue;
        const std::int64_t crossed = topology.nodes == NodeKind::bus_router ? buses : copies + 1;
        ++metrics.multicast_sources;
        all += crossed;
        metrics.multicast_max = std::max(metrics.multicast_max, static_cast<int>(crossed));
    }
    if (metrics.multicast_sources > 0)
        metrics.multicast_mean = static_cast<double>(all) / metrics.multicast_sources;
}

}  // namespace

TopologyMetrics measure_graph(const Topology& topology, const RouterTables& tables, const Spreader& spreader,
                              std::uint64_t seed) {
    TopologyMetrics metrics = counted(topology);
    Counter(topology, spreader).put_into(metrics);
    count_multicast(topology, tables, metrics);
    compare_small_world(topology, seed, metrics);
    return metrics;
}

TopologyMetrics count_multicasts(const Topology& topology, const RouterTables& tables) {
    TopologyMetrics metrics;
    count_multicast(topology, tables, metrics);
    return metrics;
}

RuleMetrics measure_rule(const Topology& topology, const Spreader& spreader) {
    TopologyMetrics metrics;
    Counter(topology, spreader).put_into(metrics);
    return {metrics.hops_max, metrics.uniform_saturation, metrics.local_saturation,
            ring_of_channels(topology, waits_of(topology, spreader))};
}

}  // namespace tendril

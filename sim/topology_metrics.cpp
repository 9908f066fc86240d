#include "sim/topology_metrics.h"

#include <algorithm>

#include "sim/flit_work.h"
#include "sim/routing_modes.h"

namespace tendril {

namespace {

/// Of a source's copies together.
void count_copies(const ChipPlan& plan, TopologyMetrics& metrics) {
    const bool buses = plan.topology.nodes != NodeKind::crossbar;
    std::uint64_t all = 0;
    metrics.multicast_sources = metrics.multicast_max = 0;
    for (const std::vector<SourceId>& names : plan.copies) {
        std::size_t crossed = 0;
        for (const SourceId name : names) {
            for (const HubSetup& hub : plan.hubs) crossed += hub.masks[name.value] != 0;
            for (const RouterSetup& router : plan.routers)
                crossed +=
                    buses ? !router.table.ports(name.value).empty() : router.table.ports(name.value).size();
            crossed += buses ? 0 : 1;
        }
        metrics.multicast_sources += names.empty() ? 0 : 1;
        metrics.multicast_max = std::max(metrics.multicast_max, static_cast<int>(crossed));
        all += crossed;
    }
    if (metrics.multicast_sources > 0)
        metrics.multicast_mean = static_cast<double>(all) / metrics.multicast_sources;
}

TopologyMetrics of_masks(const ChipPlan& plan) {
    if (plan.topology.routed()) {
        RouterTables tables;
        for (const RouterSetup& router : plan.routers) tables.push_back(router.table);
        const Spreader spreader(plan.topology, rule_of(plan.topology));
        return measure_graph(plan.topology, tables, spreader, plan.seed);
    }
    Masks masks;
    for (const HubSetup& hub : plan.hubs) masks.push_back(hub.masks);
    return measure(plan.topology, masks, plan.seed);
}

}  // namespace

TopologyMetrics metrics_of(const ChipPlan& plan) {
    TopologyMetrics metrics = of_masks(plan);
    metrics.table_bits = table_bits(plan);
    if (!plan.copies.empty()) count_copies(plan, metrics);
    return metrics;
}

FabricUse fabric_use(const ChipPlan& plan, const RunTotals& totals) {
    FabricUse use;
    const auto flit = static_cast<std::uint64_t>(flit_bits(plan));
    for (std::size_t link = 0; link < totals.links.size(); ++link) {
        const std::uint64_t bits = flit * (totals.links[link].up + totals.links[link].down);
        use.bit_hops += bits;
        use.bit_pitches += static_cast<double>(bits) * plan.topology.links[link].length;
    }
    return use;
}

}  // namespace tendril

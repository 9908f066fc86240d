// What a graph of routers costs and promises, counted without running it.
#pragma once

#include "systemc/fabric/router_tables.h"
#include "systemc/fabric/topology/metrics.h"

namespace tendril {

/// As measure() of metrics.h, by the spreader's rule. The saturation bounds are where the busiest bus, or
/// between crossbars the busiest direction of a link, has a spike each cycle. Transactions of a multicast:
/// buses crossed; of crossbars the links that a spike's copies cross, its own and its listeners' included.
TopologyMetrics measure_graph(const Topology& topology, const RouterTables& tables, const Spreader& spreader,
                              std::uint64_t seed = 1);

/// The multicasts alone.
TopologyMetrics count_multicasts(const Topology& topology, const RouterTables& tables);

/// Hops and bounds of another rule on the same links, and whether it can get stuck.
struct RuleMetrics {
    int hops_max = 0;
    double uniform_saturation = 0.0;  ///< spikes/core/cycle
    double local_saturation = 0.0;
    std::string ring;  ///< of channels; "": deadlock free
};
RuleMetrics measure_rule(const Topology& topology, const Spreader& spreader);

}  // namespace tendril

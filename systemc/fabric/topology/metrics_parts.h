// Figures that trees of hubs and graphs of routers count alike.
#pragma once

#include "systemc/fabric/topology/metrics.h"

namespace tendril {

inline constexpr int kLocalLevels = 4;
/// Of local traffic: to cores whose lowest common hub is on level 1, 2, 3, 4 (interconnect.md).
inline constexpr double kLocalShare[kLocalLevels] = {0.60, 0.25, 0.10, 0.05};

/// That level, were nothing dead; 0 of a core itself. A tree of more levels than there are shares is read as
/// one of hubs of four, two of its levels being one; so is a graph without buses.
int local_level(const Topology& topology, int a, int b);

/// Name, sizes, links, wire, table bits.
TopologyMetrics counted(const Topology& topology);

/// C, L, omega and sigma of the graph of its nodes.
void compare_small_world(const Topology& topology, std::uint64_t seed, TopologyMetrics& metrics);

}  // namespace tendril

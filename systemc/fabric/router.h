// What a router is set up with: any number of ports, a table by source, and whose marks an output waits for.
#pragma once

#include <cstdint>
#include <vector>

#include "systemc/fabric/router_tables.h"

namespace tendril {

struct RouterSetup {
    bool bus = false;  ///< one flit a cycle, to however many outputs; else as many as find room
    int ports = 0;
    int children = 0;  ///< ports 0 .. children − 1: cores and what hangs below; a bus serves them last
    int depth = 2;     ///< flits an input port holds, 1..kHubDepthMax
    RouterTable table;
    /// By output: the inputs whose marks it waits for, ascending; none: no mark ever leaves by it.
    std::vector<std::vector<std::uint16_t>> marks_from;
};

/// In the order of topology.hubs.
/// @param waits of the whole rule (waits_of): an output's mark waits for every input that can feed it, so
///        that no spike of a tick comes behind the mark of the tick, and all cores' marks are in it
std::vector<RouterSetup> router_setups(const Topology& topology, const RouterTables& tables,
                                       const ChannelWaits& waits);

}  // namespace tendril

// Reads a topology file: the way back from topology_text().
#pragma once

#include <string>
#include <string_view>

#include "systemc/fabric/topology.h"

namespace tendril {

/// Hubs, cores, links to parents and laterals as the rows say, family "file"; ports in the order of the rows,
/// FIFO depth 2, no hosts. A row "nodes" before the hubs makes them routers, with any number of ports.
/// topology_text() of it is `text` again.
/// @throws Error Exit::usage with file:line where a row is wrong; where parents form a ring, the ring's hubs
Topology read_topology(std::string_view text, const std::string& file);

}  // namespace tendril

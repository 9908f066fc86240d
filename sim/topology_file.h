// A topology as a text file: what is where, and what is joined to what.
#pragma once

#include <string>

#include "systemc/fabric/topology.h"

namespace tendril {

/// The text of a `# tendril-topology 1` file: hubs with their places, cores, links to parents, laterals, in
/// the order of the topology. Lengths in core pitches. Of routers a
/// row "nodes crossbar" or "nodes bus_router" comes first. Dead links are not there; hosts belong to the
/// chip.
std::string topology_text(const Topology& topology);

}  // namespace tendril

// Hosts and dead links of a topology whose hubs and links are there already: one that was read from a file.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

/// Each host at its hub; nothing: at the first hub of the top level. Hubs: its parent port while that is free
/// and no hub is above it, else a free child port behind those of its children; routers: the next port.
/// A host's link has no length and takes 1 cycle.
/// @throws std::invalid_argument where there is no such hub, or no port is free
void attach_hosts(Topology& topology, const std::vector<std::optional<HubId>>& places);

/// @throws std::invalid_argument where no link joins the two
void kill_links(Topology& topology, const std::vector<std::pair<HubId, HubId>>& pairs);

}  // namespace tendril

// Masks of every hub from who listens to whom, and the check that nothing can get stuck or come twice.
#pragma once

#include <string>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

/// listeners[source] = ends (cores, listening hosts) that want its spikes, ascending.
using Listeners = std::vector<std::vector<End>>;

/// masks[hub][source] = SUB, as in HubSetup::masks.
using Masks = std::vector<std::vector<PortSet>>;

/// Lowest level with a lateral between the two ancestors, else the lowest common hub (interconnect.md).
/// @throws std::runtime_error naming source and listener where one cannot be reached
Masks route(const Topology& topology, const Listeners& listeners);

/// Follows every source's masks hub by hub.
/// @return "" if every listener is reached exactly once and no dependency of channels closes a ring;
///         else a sentence that names the source and hub, or the ring
std::string check_routes(const Topology& topology, const Listeners& listeners, const Masks& masks);

/// The registers of every hub, in the order of topology.hubs: ports with a live link, depth, masks.
std::vector<HubSetup> hub_setups(const Topology& topology, const Masks& masks);

}  // namespace tendril

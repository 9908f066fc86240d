// The laterals that the family of a chip's tree adds to those it lists.
#pragma once

#include <string>
#include <vector>

#include "sim/chip_spec.h"
#include "systemc/fabric/topology/graph.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

/// Of "tree+kleinberg" (draws from stream `topology`), "tree+traffic_greedy" and "tree+full"; the other
/// families add none.
/// @param tree what the file lists; gets the laterals
/// @return what could not be placed, a sentence each
/// @throws std::invalid_argument where the family cannot be built in this tree
std::vector<std::string> generate_laterals(const ChipSpec& spec, TreeSpec& tree);

/// Of a family on routers; random ones draw from stream `topology`.
/// @throws std::invalid_argument with what is wrong and what is allowed
Graph generate_graph(const ChipSpec& spec);

/// The topology file that the chip names, with its hosts, dead links and FIFO depths.
/// @throws Error as read_topology, std::invalid_argument for a hub or link that is not there
Topology read_fabric(const ChipSpec& spec);

/// Pairs of hubs by their names. @pre checked
std::vector<std::pair<HubId, HubId>> hub_pairs(const std::vector<std::vector<std::string>>& names);
/// Where each host hangs; none of a chip with traffic, where hosts say nothing.
std::vector<std::optional<HubId>> host_places(const ChipSpec& spec);

}  // namespace tendril

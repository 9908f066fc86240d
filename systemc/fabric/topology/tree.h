// Builds the topology of the families "flat" (one hub) and of trees, with laterals, hosts and dead links.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

struct TreeSpec {
    /// flat: one hub of up to kHubRadix cores; tree; binary_tree: radix 2, up to 8 levels; the families of
    /// shortcuts.h: trees whose laterals a generator has chosen
    std::string family = "tree";
    int cores = 0;   ///< 0: radix^levels; fewer leave the last hubs partly empty
    int levels = 1;  ///< 1..4; binary_tree: 1..8
    int radix = 4;   ///< of a tree: 2, 4 or 8
    std::vector<std::pair<HubId, HubId>> laterals;
    std::vector<int> fifo_depth = {2};   ///< flits, by level from L1 up; one value = all levels
    std::vector<int> link_cycles = {1};  ///< of the links below a level, its laterals and its hosts; 0..15
    std::vector<std::pair<HubId, HubId>> dead_links;  ///< between hubs: the one link that joins the two
    /// Where each host hangs: a free child port of that hub; nothing, or the root: the root's parent port
    /// while it is free, else a free child port.
    std::vector<std::optional<HubId>> hosts;
};

/// The built hubs: level 1 first; ports of children in the order of their index, of laterals in the order
/// given. Cores lie in Morton order on a square grid of unit pitch (x the even bits of the index), a hub
/// in the middle of its cores; a link is as long as its run along the grid. A hub below which no core or
/// host is left loses its links too.
/// @throws std::invalid_argument with what is wrong and what is allowed
Topology build_tree(const TreeSpec& spec);

/// "L2.0"
std::string hub_name(HubId id);
/// "core 3", "host 0", "hub L2.0"
std::string end_name(const Topology& topology, const End& end);

}  // namespace tendril

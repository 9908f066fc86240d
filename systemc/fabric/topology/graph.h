// Builds the families that run on routers: rings, meshes, random graphs, and a bus of any width.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

struct GraphSpec {
    /// flat: one bus; mesh, ring, watts_strogatz, random_regular: a router a core; tree+mesh: buses as in a
    /// tree up to `levels`, those of the top level joined as a mesh
    std::string family;
    int cores = 0;
    int levels = 1;                      ///< tree+mesh: of buses
    int radix = 4;                       ///< tree+mesh: children of a bus
    int degree = 4;                      ///< watts_strogatz (even), random_regular: links of a router
    double rewire = 0.1;                 ///< watts_strogatz: P(a link's far end is drawn anew)
    std::vector<int> fifo_depth = {2};   ///< flits; by level where there are several
    std::vector<int> link_cycles = {1};  ///< likewise
    std::vector<std::pair<HubId, HubId>> dead_links;
    std::vector<std::optional<HubId>> hosts;  ///< where each hangs; nothing: on the first of the top level
};

struct Graph {
    Topology topology;
    std::vector<std::string> notes;  ///< what could not be drawn as asked, a sentence each
};

/// The family runs on routers: every other than flat up to kHubRadix cores and trees with laterals.
bool is_routed(const std::string& family, int cores);

/// Routers are called L1.0, L1.1, … Cores lie in Morton order (floorplan.h), a router beside its core (its
/// link 0 pitches long), a bus in the middle of its cores. Ports: cores or buses below, then links in the
/// order of their making, then hosts.
/// - mesh: neighbours in x, then in y; the cores must fill a rectangle: a power of two of them
/// - ring: the rows of the floorplan to and fro, and back from the last router to the first
/// - watts_strogatz: that ring, each joined to the degree / 2 next ones; then each link (by distance, then
///   along the ring) with P = rewire (draw < floor(2^32 rewire)) to a router drawn modulo their number until
///   it is another and not joined yet; drawn anew where a piece came off (Watts and Strogatz 1998)
/// - random_regular: that ring lattice (odd degree: opposite ones joined too), then 10 tries a link to swap
///   two, (a b)(c d) → (a d)(c b): two draws for the links, one for the direction; more until all are joined
/// @throws std::invalid_argument with what is wrong and what is allowed
Graph build_graph(const GraphSpec& spec, const std::function<std::uint32_t()>& draw);

}  // namespace tendril

// How the spikes of one node spread over a graph of routers: each router entered by one link.
#pragma once

#include <string>
#include <vector>

#include "systemc/fabric/topology/wiring.h"

namespace tendril {

/// Which way a spike goes.
enum class GraphRule : std::uint8_t {
    dimension_order,  ///< mesh: along the row, then along the column; tree+mesh: up before, down behind
    up_down,          ///< spanning tree: towards its root as far as links lead there, then away from it
    shortest,         ///< fewest routers; to be compared with: on rings it can get stuck
};

/// "dimension order", "up*/down*", "shortest paths"
std::string rule_name(GraphRule rule);

/// Dimension order where the routers of the top level are a rectangle with all its links and no other, each
/// below having a parent, else up*/down*.
GraphRule rule_of(const Topology& topology);

/// The port by which each router is entered; −1: the first itself, or out of reach.
using Spread = std::vector<int>;

class Spreader {
public:
    /// @param topology outlives it, on routers. @throws std::invalid_argument where it has no dimensions
    Spreader(const Topology& topology, GraphRule rule);

    /// From the router `from`. Of equals, the lowest port of the router nearest to it that was found first.
    Spread from(int from) const;
    const Wiring& wiring() const { return wiring_; }
    /// up_down: the root of its spanning tree, a router from which none is farther than it must be.
    int root() const { return root_; }

private:
    struct Neighbour {
        int port = 0;  ///< here
        int node = 0;
        int entered = 0;  ///< its port
    };

    void find_root();
    std::vector<int> distances(int from) const;
    Spread by_dimensions(int from) const;
    Spread by_search(int from) const;
    void go_down(Spread& spread, std::vector<int>& distance, int from) const;
    int ancestor(int node, int level) const;
    int port_to(int node, int near) const;
    bool is_up(int from, int to) const;
    int level(int node) const { return topology_.hubs[static_cast<std::size_t>(node)].id.level; }
    int count() const { return static_cast<int>(near_.size()); }

    const Topology& topology_;
    GraphRule rule_;
    Wiring wiring_;
    std::vector<std::vector<Neighbour>> near_;
    std::vector<int> parent_;  ///< tree+mesh: the bus above, −1 of the top level
    int top_ = 0;
    int columns_ = 0;
    std::vector<int> x_, y_, at_;  ///< of the top level, from top_ on
    int root_ = 0;
    std::vector<int> depth_;  ///< below the root
};

}  // namespace tendril

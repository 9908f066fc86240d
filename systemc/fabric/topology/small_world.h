// The graph behind clustering C, path length L and omega: hubs, a bus being a clique (metrics.h).
#pragma once

#include <utility>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

/// Nodes are the hubs that have a live link; what is neither hub nor between hubs does not count. A hub and
/// the hubs below it share a bus: all of them are neighbours of each other. A lateral joins its two ends
/// only.
class SmallWorld {
public:
    explicit SmallWorld(const Topology& topology);
    /// Of any graph: edges of two different nodes below `nodes`, no two alike.
    SmallWorld(int nodes, const std::vector<std::pair<int, int>>& edges);

    /// 0 where no node has two neighbours.
    double clustering() const;
    /// Over all pairs of nodes that are joined; 0 where there is none.
    double path_length() const;

    int nodes() const { return nodes_; }
    bool joined(int a, int b) const { return edge_[static_cast<std::size_t>(a * nodes_ + b)]; }
    /// Each once, the lower node first, ascending.
    std::vector<std::pair<int, int>> edges() const;
    /// Parts that no path joins.
    int pieces() const;
    /// Takes two edges out and puts two others in.
    void exchange(std::pair<int, int> out_a, std::pair<int, int> out_b, std::pair<int, int> in_a,
                  std::pair<int, int> in_b);

private:
    void join(int a, int b);
    void part(int a, int b);
    /// By node; −1: not joined.
    std::vector<int> distances(int from) const;

    int nodes_ = 0;  ///< in the order of Topology::hubs
    std::vector<bool> edge_;
    std::vector<std::vector<int>> neighbours_;
};

}  // namespace tendril

// The graph behind clustering C and path length L: cores and hubs, a bus being a clique (metrics.h).
#pragma once

#include <utility>
#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

class SmallWorld {
public:
    explicit SmallWorld(const Topology& topology);

    /// 0 where no node has two neighbours.
    double clustering() const;
    /// Over all pairs of cores that are joined; 0 where there is none.
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

    int cores_ = 0;
    int nodes_ = 0;  ///< cores, then hubs
    std::vector<bool> edge_;
    std::vector<std::vector<int>> neighbours_;
};

}  // namespace tendril

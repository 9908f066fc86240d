// Which routers are joined: the edges of meshes, rings and random graphs.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "systemc/fabric/topology/floorplan.h"

namespace tendril {

using Edges = std::vector<std::pair<int, int>>;
using EdgeDraw = std::function<std::uint32_t()>;

/// Columns and rows of places: their distinct x and y, ascending.
class Grid {
public:
    /// @pre every column has a place in every row
    explicit Grid(const std::vector<Spot>& spots);

    int columns() const { return columns_; }
    int rows() const { return static_cast<int>(at_.size()) / columns_; }
    int x(int node) const { return x_[static_cast<std::size_t>(node)]; }
    int y(int node) const { return y_[static_cast<std::size_t>(node)]; }
    int node(int x, int y) const { return at_[static_cast<std::size_t>(y * columns_ + x)]; }

private:
    int columns_ = 0;
    std::vector<int> x_, y_, at_;
};

/// Neighbours in x, then in y, nodes ascending.
Edges mesh_edges(const Grid& grid);
/// Rows to and fro: the order of a ring.
std::vector<int> snake(const Grid& grid);
/// Each of the order joined to the next degree / 2; of an odd degree also to the one opposite.
Edges lattice_edges(const std::vector<int>& order, int degree);
/// graph.h. @param redrawn gets how often a piece came off
Edges watts_strogatz_edges(const std::vector<int>& order, int degree, double rewire, const EdgeDraw& draw,
                           int& redrawn);
Edges random_regular_edges(const std::vector<int>& order, int degree, const EdgeDraw& draw);
bool all_joined(const Edges& edges, int nodes);

}  // namespace tendril

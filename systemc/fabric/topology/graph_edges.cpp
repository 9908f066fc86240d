// Implements graph_edges.h.
#include "systemc/fabric/topology/graph_edges.h"

#include <algorithm>
#include <set>

namespace tendril {
namespace {

/// By node: the place of its coordinate among the distinct ones.
std::vector<int> ranks(const std::vector<double>& values, int& count) {
    const std::set<double> distinct(values.begin(), values.end());
    count = static_cast<int>(distinct.size());
    std::vector<int> out;
    for (const double value : values)
        out.push_back(static_cast<int>(std::distance(distinct.begin(), distinct.find(value))));
    return out;
}

/// Undirected edges, looked up.
class EdgeSet {
public:
    explicit EdgeSet(const Edges& edges) {
        for (const auto& edge : edges) add(edge);
    }
    bool has(int a, int b) const { return set_.contains(std::minmax({a, b})); }
    void add(std::pair<int, int> edge) { set_.insert(std::minmax({edge.first, edge.second})); }
    void erase(std::pair<int, int> edge) { set_.erase(std::minmax({edge.first, edge.second})); }

private:
    std::set<std::pair<int, int>> set_;
};

void rewire_edges(Edges& edges, std::size_t nodes, std::uint64_t limit, const EdgeDraw& draw) {
    EdgeSet set(edges);
    std::vector<int> degree(nodes, 0);
    for (const auto& [a, b] : edges)
        ++degree[static_cast<std::size_t>(a)], ++degree[static_cast<std::size_t>(b)];
    for (auto& edge : edges) {
        if (draw() >= limit) continue;
        auto& joined = degree[static_cast<std::size_t>(edge.first)];
        if (joined + 1 >= static_cast<int>(nodes)) continue;  // it has every other already
        int to = 0;
        do {
            to = static_cast<int>(draw() % nodes);
        } while (to == edge.first || set.has(edge.first, to));
        --degree[static_cast<std::size_t>(edge.second)];
        ++degree[static_cast<std::size_t>(to)];
        set.erase(edge);
        edge.second = to;
        set.add(edge);
    }
}

void try_swap(Edges& edges, EdgeSet& set, const EdgeDraw& draw) {
    auto& one = edges[draw() % edges.size()];
    auto& other = edges[draw() % edges.size()];
    const auto [a, b] = one;
    auto [c, d] = other;
    if (draw() % 2 != 0) std::swap(c, d);
    if (a == c || a == d || b == c || b == d || set.has(a, d) || set.has(c, b)) return;
    set.erase(one);
    set.erase(other);
    one = {a, d};
    other = {c, b};
    set.add(one);
    set.add(other);
}

}  // namespace

Grid::Grid(const std::vector<Spot>& spots) {
    std::vector<double> xs, ys;
    for (const Spot& spot : spots) xs.push_back(spot.x), ys.push_back(spot.y);
    int rows = 0;
    x_ = ranks(xs, columns_);
    y_ = ranks(ys, rows);
    at_.assign(static_cast<std::size_t>(columns_ * rows), -1);
    for (std::size_t i = 0; i < spots.size(); ++i)
        at_[static_cast<std::size_t>(y_[i] * columns_ + x_[i])] = static_cast<int>(i);
}

Edges mesh_edges(const Grid& grid) {
    Edges edges;
    const int nodes = grid.columns() * grid.rows();
    for (int node = 0; node < nodes; ++node)
        if (grid.x(node) + 1 < grid.columns())
            edges.emplace_back(node, grid.node(grid.x(node) + 1, grid.y(node)));
    for (int node = 0; node < nodes; ++node)
        if (grid.y(node) + 1 < grid.rows())
            edges.emplace_back(node, grid.node(grid.x(node), grid.y(node) + 1));
    return edges;
}

std::vector<int> snake(const Grid& grid) {
    std::vector<int> order;
    for (int y = 0; y < grid.rows(); ++y)
        for (int x = 0; x < grid.columns(); ++x)
            order.push_back(grid.node(y % 2 == 0 ? x : grid.columns() - 1 - x, y));
    return order;
}

Edges lattice_edges(const std::vector<int>& order, int degree) {
    Edges edges;
    const std::size_t nodes = order.size();
    for (std::size_t distance = 1; distance <= static_cast<std::size_t>(degree / 2); ++distance)
        for (std::size_t i = 0; i < nodes; ++i)
            if (2 * distance != nodes || i < distance)
                edges.emplace_back(order[i], order[(i + distance) % nodes]);
    for (std::size_t i = 0; degree % 2 != 0 && i < nodes / 2; ++i)
        edges.emplace_back(order[i], order[i + nodes / 2]);
    return edges;
}

Edges watts_strogatz_edges(const std::vector<int>& order, int degree, double rewire, const EdgeDraw& draw,
                           int& redrawn) {
    const auto limit = static_cast<std::uint64_t>(rewire * 4294967296.0);
    for (redrawn = 0;; ++redrawn) {
        Edges edges = lattice_edges(order, degree);
        rewire_edges(edges, order.size(), limit, draw);
        if (all_joined(edges, static_cast<int>(order.size()))) return edges;
    }
}

Edges random_regular_edges(const std::vector<int>& order, int degree, const EdgeDraw& draw) {
    Edges edges = lattice_edges(order, degree);
    EdgeSet set(edges);
    for (std::size_t i = 0; i < 10 * edges.size(); ++i) try_swap(edges, set, draw);
    while (!all_joined(edges, static_cast<int>(order.size()))) try_swap(edges, set, draw);
    return edges;
}

bool all_joined(const Edges& edges, int nodes) {
    std::vector<std::vector<int>> near(static_cast<std::size_t>(nodes));
    for (const auto& [a, b] : edges) {
        near[static_cast<std::size_t>(a)].push_back(b);
        near[static_cast<std::size_t>(b)].push_back(a);
    }
    std::vector<bool> seen(static_cast<std::size_t>(nodes), false);
    std::vector<int> queue{0};
    seen[0] = true;
    for (std::size_t next = 0; next < queue.size(); ++next)
        for (const int other : near[static_cast<std::size_t>(queue[next])])
            if (!seen[static_cast<std::size_t>(other)]) {
                seen[static_cast<std::size_t>(other)] = true;
                queue.push_back(other);
            }
    return static_cast<int>(queue.size()) == nodes;
}

}  // namespace tendril

// Implements omega.h.
#include "systemc/fabric/topology/omega.h"

#include <random>

namespace tendril {
namespace {

using Edges = std::vector<std::pair<int, int>>;

/// One swap of edges x and y at their ends, if it keeps the graph simple.
bool swapped(Edges& edges, std::size_t x, std::size_t y, const SmallWorld& now) {
    const auto [a, b] = edges[x];
    const auto [c, d] = edges[y];
    if (a == c || a == d || b == c || b == d || now.joined(a, d) || now.joined(c, b)) return false;
    edges[x] = {a, d};
    edges[y] = {c, b};
    return true;
}

SmallWorld rewired(SmallWorld world, std::mt19937& draw) {
    Edges edges = world.edges();
    const int pieces = world.pieces();
    for (std::size_t tries = 10 * edges.size(); tries-- > 0 && edges.size() > 1;) {
        const std::size_t x = draw() % edges.size();
        const std::size_t y = draw() % edges.size();
        if (draw() % 2 != 0) std::swap(edges[y].first, edges[y].second);
        const auto old_x = edges[x];
        const auto old_y = edges[y];
        if (!swapped(edges, x, y, world)) continue;
        world.exchange(old_x, old_y, edges[x], edges[y]);
        if (world.pieces() <= pieces) continue;
        world.exchange(edges[x], edges[y], old_x, old_y);
        edges[x] = old_x;
        edges[y] = old_y;
    }
    return world;
}

}  // namespace

SmallWorldness small_worldness(const SmallWorld& world, std::uint64_t seed, int references) {
    const double c = world.clustering();
    const double l = world.path_length();
    if (l == 0.0) return {};
    const double degree = 2.0 * static_cast<double>(world.edges().size()) / world.nodes();
    if (degree <= 2.0) return {};
    const double c_lattice = 3.0 * (degree - 2.0) / (4.0 * (degree - 1.0));
    std::mt19937 draw(static_cast<std::uint32_t>(seed));
    double c_random = 0.0;
    double l_random = 0.0;
    for (int i = 0; i < references; ++i) {
        const SmallWorld random = rewired(world, draw);
        c_random += random.clustering() / references;
        l_random += random.path_length() / references;
    }
    SmallWorldness result;
    result.omega = l_random / l - c / c_lattice;
    if (c_random > 0.0) result.sigma = (c / c_random) / (l / l_random);
    return result;
}

}  // namespace tendril

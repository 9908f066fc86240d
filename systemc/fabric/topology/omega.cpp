// Implements omega.h.
#include "systemc/fabric/topology/omega.h"

#include <algorithm>
#include <cstdlib>
#include <random>

namespace tendril {
namespace {

using Edges = std::vector<std::pair<int, int>>;

int ring_length(int a, int b, int nodes) {
    const int straight = std::abs(a - b);
    return std::min(straight, nodes - straight);
}

/// One swap of edges x and y at their ends, if it keeps the graph simple and, for a lattice, shortens it.
bool swapped(Edges& edges, std::size_t x, std::size_t y, const SmallWorld& now, bool lattice) {
    const auto [a, b] = edges[x];
    const auto [c, d] = edges[y];
    if (a == c || a == d || b == c || b == d || now.joined(a, d) || now.joined(c, b)) return false;
    const int nodes = now.nodes();
    const int before = ring_length(a, b, nodes) + ring_length(c, d, nodes);
    if (lattice && ring_length(a, d, nodes) + ring_length(c, b, nodes) >= before) return false;
    edges[x] = {a, d};
    edges[y] = {c, b};
    return true;
}

SmallWorld rewired(SmallWorld world, std::uint64_t seed, bool lattice) {
    std::mt19937 draw(static_cast<std::uint32_t>(seed));
    Edges edges = world.edges();
    const int pieces = world.pieces();
    for (std::size_t tries = 10 * edges.size(); tries-- > 0 && edges.size() > 1;) {
        const std::size_t x = draw() % edges.size();
        const std::size_t y = draw() % edges.size();
        if (draw() % 2 != 0) std::swap(edges[y].first, edges[y].second);
        const auto old_x = edges[x];
        const auto old_y = edges[y];
        if (!swapped(edges, x, y, world, lattice)) continue;
        world.exchange(old_x, old_y, edges[x], edges[y]);
        if (world.pieces() <= pieces) continue;
        world.exchange(edges[x], edges[y], old_x, old_y);
        edges[x] = old_x;
        edges[y] = old_y;
    }
    return world;
}

}  // namespace

SmallWorldness small_worldness(const SmallWorld& world, std::uint64_t seed) {
    const double c = world.clustering();
    const double l = world.path_length();
    if (c == 0.0 || l == 0.0) return {};
    const SmallWorld random = rewired(world, seed, false);
    const SmallWorld lattice = rewired(world, seed, true);
    SmallWorldness result;
    result.omega = random.path_length() / l - c / std::max(c, lattice.clustering());
    const double c_random = random.clustering();
    if (c_random > 0.0) result.sigma = (c / c_random) / (l / random.path_length());
    return result;
}

}  // namespace tendril

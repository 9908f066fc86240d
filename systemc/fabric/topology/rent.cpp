// Implements rent.h.
#include "systemc/fabric/topology/rent.h"

#include <algorithm>
#include <cmath>

namespace tendril {
namespace {

/// The lowest and the highest core below a node.
struct Below {
    int first = INT32_MAX, last = -1;

    void add(int a, int b) {
        first = std::min(first, a);
        last = std::max(last, b);
    }
};

/// Hubs come level by level, so what is below a hub is known before it.
std::vector<Below> below_hubs(const Topology& topology) {
    std::vector<Below> below(topology.hubs.size());
    for (const LinkSpec& link : topology.links) {
        if (link.up.kind != End::Kind::hub || topology.is_lateral(link)) continue;
        Below& hub = below[static_cast<std::size_t>(link.up.index)];
        if (link.down.kind == End::Kind::core) hub.add(link.down.index, link.down.index);
        if (link.down.kind != End::Kind::hub) continue;
        const Below& child = below[static_cast<std::size_t>(link.down.index)];
        if (child.last >= 0) hub.add(child.first, child.last);
    }
    return below;
}

/// The block that holds an end; −1: in none, or in several.
int block_of(const End& end, const std::vector<Below>& below, int cores) {
    if (end.kind == End::Kind::host) return -1;
    if (end.kind == End::Kind::core) return end.index / cores;
    const Below& hub = below[static_cast<std::size_t>(end.index)];
    return hub.last >= 0 && hub.first / cores == hub.last / cores ? hub.first / cores : -1;
}

/// @param where −1 belongs to
int crossing(const Topology& topology, const std::vector<Below>& below, int half, int undecided) {
    int count = 0;
    for (const LinkSpec& link : topology.links) {
        if (link.dead || link.down.kind == End::Kind::host) continue;
        const int down = block_of(link.down, below, half);
        const int up = block_of(link.up, below, half);
        count += (down < 0 ? undecided : down) != (up < 0 ? undecided : up);
    }
    return count;
}

}  // namespace

std::vector<int> block_terminals(const Topology& topology, int block_cores) {
    const std::vector<Below> below = below_hubs(topology);
    std::vector<int> terminals(static_cast<std::size_t>(topology.cores / block_cores), 0);
    for (const LinkSpec& link : topology.links) {
        if (link.dead || link.down.kind == End::Kind::host) continue;
        const int down = block_of(link.down, below, block_cores);
        const int up = block_of(link.up, below, block_cores);
        if (down == up) continue;
        for (const int block : {down, up})
            if (block >= 0 && block < static_cast<int>(terminals.size()))
                ++terminals[static_cast<std::size_t>(block)];
    }
    return terminals;
}

double rent_exponent(const Topology& topology) {
    std::vector<double> x, y;
    for (int cores = 1; cores * 4 <= topology.cores; cores *= 4) {
        double sum = 0.0;
        const std::vector<int> terminals = block_terminals(topology, cores);
        for (const int count : terminals) sum += count;
        if (sum == 0.0) continue;
        x.push_back(std::log(cores));
        y.push_back(std::log(sum / static_cast<double>(terminals.size())));
    }
    if (x.size() < 2) return 0.0;
    double mean_x = 0.0, mean_y = 0.0, xy = 0.0, xx = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i], mean_y += y[i];
    mean_x /= static_cast<double>(x.size());
    mean_y /= static_cast<double>(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
    }
    return xy / xx;
}

int bisection_links(const Topology& topology) {
    if (topology.cores < 2) return 0;
    const std::vector<Below> below = below_hubs(topology);
    const int half = (topology.cores + 1) / 2;
    return std::min(crossing(topology, below, half, 0), crossing(topology, below, half, 1));
}

}  // namespace tendril

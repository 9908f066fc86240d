// Implements small_world.h.
#include "systemc/fabric/topology/small_world.h"

#include <algorithm>

namespace tendril {
namespace {

/// By hub: its node, −1 where it has no live link.
std::vector<int> number_nodes(const Topology& topology) {
    std::vector<int> node(topology.hubs.size(), -1);
    for (const LinkSpec& link : topology.links) {
        if (link.dead) continue;
        for (const End& end : {link.down, link.up})
            if (end.kind == End::Kind::hub) node[static_cast<std::size_t>(end.index)] = 0;
    }
    int count = 0;
    for (int& number : node)
        if (number == 0) number = count++;
    return node;
}

}  // namespace

SmallWorld::SmallWorld(int nodes, const std::vector<std::pair<int, int>>& edges) : nodes_(nodes) {
    edge_.assign(static_cast<std::size_t>(nodes_) * static_cast<std::size_t>(nodes_), false);
    neighbours_.resize(static_cast<std::size_t>(nodes_));
    for (const auto& [a, b] : edges) join(a, b);
}

SmallWorld::SmallWorld(const Topology& topology) {
    const std::vector<int> node = number_nodes(topology);
    for (const int number : node) nodes_ = std::max(nodes_, number + 1);
    edge_.assign(static_cast<std::size_t>(nodes_) * static_cast<std::size_t>(nodes_), false);
    neighbours_.resize(static_cast<std::size_t>(nodes_));
    std::vector<std::vector<int>> bus(topology.hubs.size());  // what is on it already
    for (const LinkSpec& link : topology.links) {
        if (link.dead || link.down.kind != End::Kind::hub) continue;
        const int below = node[static_cast<std::size_t>(link.down.index)];
        const auto up = static_cast<std::size_t>(link.up.index);
        join(below, node[up]);
        if (topology.is_lateral(link)) continue;
        for (const int other : bus[up]) join(below, other);
        bus[up].push_back(below);
    }
}

void SmallWorld::join(int a, int b) {
    if (joined(a, b)) return;
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
        edge_[static_cast<std::size_t>(from * nodes_ + to)] = true;
        neighbours_[static_cast<std::size_t>(from)].push_back(to);
    }
}

void SmallWorld::part(int a, int b) {
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
        edge_[static_cast<std::size_t>(from * nodes_ + to)] = false;
        std::erase(neighbours_[static_cast<std::size_t>(from)], to);
    }
}

void SmallWorld::exchange(std::pair<int, int> out_a, std::pair<int, int> out_b, std::pair<int, int> in_a,
                          std::pair<int, int> in_b) {
    part(out_a.first, out_a.second);
    part(out_b.first, out_b.second);
    join(in_a.first, in_a.second);
    join(in_b.first, in_b.second);
}

std::vector<std::pair<int, int>> SmallWorld::edges() const {
    std::vector<std::pair<int, int>> all;
    for (int a = 0; a < nodes_; ++a)
        for (int b = a + 1; b < nodes_; ++b)
            if (joined(a, b)) all.emplace_back(a, b);
    return all;
}

int SmallWorld::pieces() const {
    std::vector<bool> seen(static_cast<std::size_t>(nodes_), false);
    int count = 0;
    for (int node = 0; node < nodes_; ++node) {
        if (seen[static_cast<std::size_t>(node)]) continue;
        ++count;
        const std::vector<int> distance = distances(node);
        for (std::size_t near = 0; near < distance.size(); ++near)
            if (distance[near] >= 0) seen[near] = true;
    }
    return count;
}

double SmallWorld::clustering() const {
    double sum = 0.0;
    int counted = 0;
    for (const auto& near : neighbours_) {
        if (near.size() < 2) continue;
        int closed = 0;
        for (const int a : near)
            for (const int b : near)
                if (a < b && joined(a, b)) ++closed;
        const auto n = static_cast<double>(near.size());
        sum += closed / (n * (n - 1.0) / 2.0);
        ++counted;
    }
    return counted == 0 ? 0.0 : sum / counted;
}

std::vector<int> SmallWorld::distances(int from) const {
    std::vector<int> distance(static_cast<std::size_t>(nodes_), -1);
    std::vector<int> queue{from};
    distance[static_cast<std::size_t>(from)] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const auto here = static_cast<std::size_t>(queue[next]);
        for (const int near : neighbours_[here]) {
            if (distance[static_cast<std::size_t>(near)] >= 0) continue;
            distance[static_cast<std::size_t>(near)] = distance[here] + 1;
            queue.push_back(near);
        }
    }
    return distance;
}

double SmallWorld::path_length() const {
    std::int64_t sum = 0;
    std::int64_t pairs = 0;
    for (int from = 0; from < nodes_; ++from) {
        const std::vector<int> distance = distances(from);
        for (int to = 0; to < nodes_; ++to) {
            if (to == from || distance[static_cast<std::size_t>(to)] < 0) continue;
            sum += distance[static_cast<std::size_t>(to)];
            ++pairs;
        }
    }
    return pairs == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(pairs);
}

}  // namespace tendril

// Implements small_world.h.
#include "systemc/fabric/topology/small_world.h"

namespace tendril {

SmallWorld::SmallWorld(const Topology& topology)
    : cores_(topology.cores),
      nodes_(topology.cores + static_cast<int>(topology.hubs.size())),
      edge_(static_cast<std::size_t>(nodes_) * static_cast<std::size_t>(nodes_), false),
      neighbours_(static_cast<std::size_t>(nodes_)) {
    std::vector<std::vector<int>> bus(topology.hubs.size());
    const auto node = [&](const End& end) {
        return end.kind == End::Kind::hub ? cores_ + end.index : end.index;
    };
    for (const LinkSpec& link : topology.links) {
        if (link.dead || link.down.kind == End::Kind::host) continue;
        bus[static_cast<std::size_t>(link.up.index)].push_back(node(link.down));
        if (link.down.kind == End::Kind::hub)
            bus[static_cast<std::size_t>(link.down.index)].push_back(node(link.up));
    }
    for (std::size_t hub = 0; hub < bus.size(); ++hub) {
        bus[hub].push_back(cores_ + static_cast<int>(hub));
        for (const int a : bus[hub])
            for (const int b : bus[hub])
                if (a < b) join(a, b);
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
    for (int from = 0; from < cores_; ++from) {
        const std::vector<int> distance = distances(from);
        for (int to = 0; to < cores_; ++to) {
            if (to == from || distance[static_cast<std::size_t>(to)] < 0) continue;
            sum += distance[static_cast<std::size_t>(to)];
            ++pairs;
        }
    }
    return pairs == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(pairs);
}

}  // namespace tendril

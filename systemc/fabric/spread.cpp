// Implements spread.h.
#include "systemc/fabric/spread.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "systemc/fabric/topology/graph_edges.h"

namespace tendril {

std::string rule_name(GraphRule rule) {
    if (rule == GraphRule::dimension_order) return "dimension order";
    return rule == GraphRule::up_down ? "up*/down*" : "shortest paths";
}

namespace {

std::vector<Spot> spots_of(const Topology& topology, std::size_t first) {
    std::vector<Spot> spots;
    for (std::size_t node = first; node < topology.hubs.size(); ++node)
        spots.push_back({topology.hubs[node].x, topology.hubs[node].y});
    return spots;
}

/// The first node of the top level, if all behind it are on that level.
std::size_t first_of_top(const Topology& topology) {
    std::size_t first = 0;
    while (topology.hubs[first].id.level < topology.levels) ++first;
    return first;
}

/// Is every two neighbours of a full rectangle joined, and nothing else, and has each node below a parent?
bool is_grid(const Topology& topology) {
    const std::size_t first = first_of_top(topology);
    for (std::size_t node = first; node < topology.hubs.size(); ++node)
        if (topology.hubs[node].id.level != topology.levels) return false;
    const Grid grid(spots_of(topology, first));
    const std::size_t tops = topology.hubs.size() - first;
    if (tops < 2 || static_cast<std::size_t>(grid.columns() * grid.rows()) != tops) return false;
    std::set<std::pair<int, int>> wanted, there;
    for (const auto& [a, b] : mesh_edges(grid)) wanted.insert(std::minmax({a, b}));
    std::size_t parents = 0;
    for (const LinkSpec& link : topology.links) {
        if (link.down.kind != End::Kind::hub || link.dead) continue;
        const int from = link.down.index - static_cast<int>(first);
        const int to = link.up.index - static_cast<int>(first);
        if (topology.is_lateral(link)) there.insert(std::minmax({from, to}));
        if (!topology.is_lateral(link)) ++parents;
    }
    return there == wanted && parents == first;
}

}  // namespace

GraphRule rule_of(const Topology& topology) {
    return is_grid(topology) ? GraphRule::dimension_order : GraphRule::up_down;
}

Spreader::Spreader(const Topology& topology, GraphRule rule)
    : topology_(topology),
      rule_(rule),
      wiring_(topology),
      near_(topology.hubs.size()),
      parent_(topology.hubs.size(), -1) {
    for (std::size_t node = 0; node < near_.size(); ++node)
        for (std::size_t port = 0; port < wiring_.hubs[node].size(); ++port) {
            const Joint& joint = wiring_.hubs[node][port];
            if (!joint.used() || joint.far.kind != End::Kind::hub) continue;
            near_[node].push_back({static_cast<int>(port), joint.far.index, joint.far.port});
            if (level(joint.far.index) > level(static_cast<int>(node))) parent_[node] = joint.far.index;
        }
    if (rule == GraphRule::dimension_order) {
        if (!is_grid(topology)) throw std::invalid_argument("only a mesh has dimensions to route by");
        top_ = static_cast<int>(first_of_top(topology));
        const Grid grid(spots_of(topology, static_cast<std::size_t>(top_)));
        columns_ = grid.columns();
        for (int node = 0; node < count() - top_; ++node)
            x_.push_back(grid.x(node)), y_.push_back(grid.y(node));
        for (int i = 0; i < columns_ * grid.rows(); ++i) at_.push_back(grid.node(i % columns_, i / columns_));
    }
    if (rule == GraphRule::up_down) find_root();
}

/// Of the largest piece: where the farthest router is nearest; of equals the lowest.
void Spreader::find_root() {
    std::pair best{count() + 1, count() + 1};
    for (int node = 0; node < count(); ++node) {
        const std::vector<int> distance = distances(node);
        const auto unreached = static_cast<int>(std::ranges::count(distance, -1));
        const std::pair value{unreached, std::ranges::max(distance)};
        if (value >= best) continue;
        best = value;
        root_ = node;
        depth_ = distance;
    }
}

std::vector<int> Spreader::distances(int from) const {
    std::vector<int> distance(near_.size(), -1);
    std::vector<int> queue{from};
    distance[static_cast<std::size_t>(from)] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next)
        for (const Neighbour& near : near_[static_cast<std::size_t>(queue[next])]) {
            auto& far = distance[static_cast<std::size_t>(near.node)];
            if (far >= 0) continue;
            far = distance[static_cast<std::size_t>(queue[next])] + 1;
            queue.push_back(near.node);
        }
    return distance;
}

/// Towards the root: less deep, or of equals the lower number, so that no ring of links is all up.
bool Spreader::is_up(int from, int to) const {
    return std::pair(depth_[static_cast<std::size_t>(to)], to) <
           std::pair(depth_[static_cast<std::size_t>(from)], from);
}

int Spreader::ancestor(int node, int to_level) const {
    while (level(node) < to_level) node = parent_[static_cast<std::size_t>(node)];
    return node;
}

/// The port of `node` at which `near` hangs.
int Spreader::port_to(int node, int near) const {
    for (const Neighbour& n : near_[static_cast<std::size_t>(node)])
        if (n.node == near) return n.port;
    throw std::logic_error("two routers are not neighbours");
}

Spread Spreader::by_dimensions(int from) const {
    Spread spread(near_.size(), -1);
    const auto start = static_cast<std::size_t>(ancestor(from, topology_.levels) - top_);
    for (int node = 0; node < count(); ++node) {
        if (node == from) continue;
        int before = parent_[static_cast<std::size_t>(node)];
        if (ancestor(from, level(node)) == node) {
            before = ancestor(from, level(node) - 1);
        } else if (before < 0) {
            const auto here = static_cast<std::size_t>(node - top_);
            const int row = y_[here] - y_[start];
            const int column = x_[here] - x_[start];
            const int x = x_[here] - (row != 0 ? 0 : column > 0 ? 1 : -1);
            const int y = y_[here] - (row > 0 ? 1 : row < 0 ? -1 : 0);
            before = top_ + at_[static_cast<std::size_t>(y * columns_ + x)];
        }
        spread[static_cast<std::size_t>(node)] = port_to(node, before);
    }
    return spread;
}

/// Breadth first; up*/down*: by links that lead up alone, and all others from there.
Spread Spreader::by_search(int from) const {
    Spread spread(near_.size(), -1);
    std::vector<int> distance(near_.size(), -1);
    std::vector<int> queue{from};
    distance[static_cast<std::size_t>(from)] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const int here = queue[next];
        for (const Neighbour& near : near_[static_cast<std::size_t>(here)]) {
            auto& far = distance[static_cast<std::size_t>(near.node)];
            if (far >= 0 || (rule_ == GraphRule::up_down && !is_up(here, near.node))) continue;
            far = distance[static_cast<std::size_t>(here)] + 1;
            spread[static_cast<std::size_t>(near.node)] = near.entered;
            queue.push_back(near.node);
        }
    }
    if (rule_ == GraphRule::up_down) go_down(spread, distance, from);
    return spread;
}

/// Routers by their distance; what an earlier one has entered stays so.
void Spreader::go_down(Spread& spread, std::vector<int>& distance, int from) const {
    for (int steps = 0; steps <= count(); ++steps)
        for (int here = 0; here < count(); ++here) {
            if (distance[static_cast<std::size_t>(here)] != steps) continue;
            for (const Neighbour& near : near_[static_cast<std::size_t>(here)]) {
                auto& far = distance[static_cast<std::size_t>(near.node)];
                if (near.node == from || is_up(here, near.node) || far >= 0) continue;
                far = steps + 1;
                spread[static_cast<std::size_t>(near.node)] = near.entered;
            }
        }
}

Spread Spreader::from(int from) const {
    return rule_ == GraphRule::dimension_order ? by_dimensions(from) : by_search(from);
}

}  // namespace tendril

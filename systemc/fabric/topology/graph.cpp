// Implements graph.h.
#include "systemc/fabric/topology/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "systemc/fabric/link_model.h"
#include "systemc/fabric/topology/attach.h"
#include "systemc/fabric/topology/graph_edges.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/tree_checks.h"

namespace tendril {
namespace {

using Kind = End::Kind;

[[noreturn]] void refuse(const std::string& what, const std::string& allowed) {
    throw std::invalid_argument(what + "; allowed is " + allowed);
}

class Builder {
public:
    Builder(const GraphSpec& spec, const EdgeDraw& draw) : spec_(spec), draw_(draw) {}
    Graph build();

private:
    void check() const;
    void check_degree() const;
    void add_nodes();
    void add_children();
    Edges edges(const Grid& grid);
    void add_links();
    void add_host(int host);
    void join(End down, End up, int level, double length);
    int find(HubId id) const;
    int free_port(int node) { return ports_.at(static_cast<std::size_t>(node))++; }
    int of_level(const std::vector<int>& values, int level) const {
        return values.size() == 1 ? values[0] : values.at(static_cast<std::size_t>(level - 1));
    }
    Topology& topology() { return graph_.topology; }
    bool buses() const { return spec_.family == "flat" || spec_.family == "tree+mesh"; }
    Spot spot(int node) const {
        const TopologyHub& hub = graph_.topology.hubs[static_cast<std::size_t>(node)];
        return {hub.x, hub.y};
    }

    const GraphSpec& spec_;
    const EdgeDraw& draw_;
    Graph graph_;
    std::vector<int> ports_;  ///< by node: used
    int levels_ = 1;
    int top_ = 0;  ///< the first node of the top level
};

Graph Builder::build() {
    check();
    levels_ = spec_.family == "tree+mesh" ? spec_.levels : 1;
    topology().family = spec_.family;
    topology().nodes = buses() ? NodeKind::bus_router : NodeKind::crossbar;
    topology().levels = levels_;
    topology().radix = spec_.family == "tree+mesh" ? spec_.radix : buses() ? spec_.cores : 1;
    topology().cores = spec_.cores;
    topology().hosts = static_cast<int>(spec_.hosts.size());
    add_nodes();
    add_children();
    add_links();
    for (int host = 0; host < topology().hosts; ++host) add_host(host);
    kill_links(topology(), spec_.dead_links);
    return std::move(graph_);
}

void Builder::check() const {
    if (!is_routed(spec_.family, spec_.cores) && spec_.family != "flat")
        refuse(fmt::format("family \"{}\"", spec_.family),
               "flat, tree+mesh, mesh, ring, watts_strogatz or random_regular");
    const bool mesh = spec_.family == "mesh" || spec_.family == "tree+mesh";
    if (spec_.cores < 1) refuse(fmt::format("{} cores", spec_.cores), "1 or more");
    if (spec_.family != "flat" && !std::has_single_bit(static_cast<unsigned>(spec_.cores)))
        refuse(fmt::format("a {} of {} cores", mesh ? "mesh" : "floorplan", spec_.cores),
               "a power of two, which fills a rectangle");
    if (spec_.family == "ring" && spec_.cores < 4) refuse("a ring of fewer than 4 routers", "4 or more");
    if (spec_.family == "tree+mesh") {
        if (spec_.radix != 2 && spec_.radix != 4 && spec_.radix != 8)
            refuse(fmt::format("a tree of radix {}", spec_.radix), "2, 4 or 8");
        std::int64_t span = 1;
        for (int level = 0; level < spec_.levels; ++level) span *= spec_.radix;
        if (spec_.levels < 1 || span > spec_.cores)
            refuse(fmt::format("{} levels of buses above {} cores", spec_.levels, spec_.cores),
                   "1 and up to where one bus is left");
    }
    check_degree();
    check_level_values("fifo_depth", spec_.fifo_depth, spec_.levels, 1, kHubDepthMax);
    check_level_values("link_cycles", spec_.link_cycles, spec_.levels, 0, kLinkCyclesMax);
}

void Builder::check_degree() const {
    const bool small_world = spec_.family == "watts_strogatz";
    if (!small_world && spec_.family != "random_regular") return;
    if (spec_.degree < 2 || spec_.degree >= spec_.cores)
        refuse(fmt::format("{} links at each of {} routers", spec_.degree, spec_.cores),
               fmt::format("2..{}", spec_.cores - 1));
    if (small_world && spec_.degree % 2 != 0)
        refuse(fmt::format("a ring lattice of degree {}", spec_.degree), "an even number");
    if (spec_.rewire < 0.0 || spec_.rewire > 1.0) refuse(fmt::format("rewire = {}", spec_.rewire), "0..1");
}

void Builder::add_nodes() {
    int span = spec_.family == "flat" ? spec_.cores : spec_.family == "tree+mesh" ? spec_.radix : 1;
    for (int level = 1; level <= levels_; ++level, span *= spec_.radix) {
        top_ = static_cast<int>(topology().hubs.size());
        for (int first = 0; first < spec_.cores; first += span) {
            const Spot middle = middle_spot(first, first + span - 1);
            topology().hubs.push_back({{level, first / span},
                                       ParentKind::none,
                                       of_level(spec_.fifo_depth, level),
                                       middle.x,
                                       middle.y});
        }
    }
    ports_.assign(topology().hubs.size(), 0);
}

/// Cores, and buses below buses.
void Builder::add_children() {
    const int below = spec_.family == "flat" ? spec_.cores : spec_.family == "tree+mesh" ? spec_.radix : 1;
    for (int core = 0; core < spec_.cores; ++core) {
        const int node = core / below;
        join({Kind::core, core, 0}, {Kind::hub, node, free_port(node)}, 1,
             wire_length(core_spot(core), spot(node)));
    }
    for (int node = 0; node < top_; ++node) {
        const HubId id = topology().hubs[static_cast<std::size_t>(node)].id;
        const int above = find({id.level + 1, id.index / spec_.radix});
        const int port = free_port(above);
        join({Kind::hub, node, free_port(node)}, {Kind::hub, above, port}, id.level + 1,
             wire_length(spot(node), spot(above)));
    }
}

Edges Builder::edges(const Grid& grid) {
    if (spec_.family == "flat") return {};
    if (spec_.family == "mesh" || spec_.family == "tree+mesh") return mesh_edges(grid);
    if (spec_.family == "ring") return lattice_edges(snake(grid), 2);
    if (spec_.family == "random_regular") return random_regular_edges(snake(grid), spec_.degree, draw_);
    int redrawn = 0;
    Edges edges = watts_strogatz_edges(snake(grid), spec_.degree, spec_.rewire, draw_, redrawn);
    if (redrawn > 0)
        graph_.notes.push_back(fmt::format(
            "the links were drawn {} times: before, some routers were cut off from the others", redrawn + 1));
    return edges;
}

void Builder::add_links() {
    std::vector<Spot> spots;
    for (int node = top_; node < static_cast<int>(topology().hubs.size()); ++node)
        spots.push_back(spot(node));
    for (const auto& [one, other] : edges(Grid(spots))) {
        const auto [low, high] = std::minmax({one + top_, other + top_});
        const End down{Kind::hub, low, free_port(low)};
        join(down, {Kind::hub, high, free_port(high)}, levels_, wire_length(spot(low), spot(high)));
    }
}

void Builder::add_host(int host) {
    const HubId at = spec_.hosts[static_cast<std::size_t>(host)].value_or(HubId{levels_, 0});
    const int node = find(at);
    join({Kind::host, host, 0}, {Kind::hub, node, free_port(node)}, at.level, 0.0);
}

void Builder::join(End down, End up, int level, double length) {
    topology().links.push_back({down, up, of_level(spec_.link_cycles, level), length, false});
}

int Builder::find(HubId id) const {
    const auto& hubs = graph_.topology.hubs;
    for (std::size_t node = 0; node < hubs.size(); ++node)
        if (hubs[node].id == id) return static_cast<int>(node);
    throw std::invalid_argument(
        fmt::format("there is no hub {}; the last is {}", hub_name(id), hub_name(hubs.back().id)));
}

}  // namespace

bool is_routed(const std::string& family, int cores) {
    if (family == "flat") return cores > kHubRadix;
    return family == "tree+mesh" || family == "mesh" || family == "ring" || family == "watts_strogatz" ||
           family == "random_regular";
}

Graph build_graph(const GraphSpec& spec, const std::function<std::uint32_t()>& draw) {
    return Builder(spec, draw).build();
}

}  // namespace tendril

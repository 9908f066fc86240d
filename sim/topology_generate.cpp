// Implements topology_generate.h.
#include "sim/topology_generate.h"

#include <algorithm>

#include "sim/atomic_file.h"
#include "sim/random.h"
#include "sim/topology_reader.h"
#include "systemc/fabric/topology/attach.h"
#include "systemc/fabric/topology/shortcuts.h"

namespace tendril {

namespace {

/// Level of the lowest common hub, as in the tree; 1 = the same hub.
int common_level(int a, int b, int radix) {
    int level = 1;
    for (a /= radix, b /= radix; a != b; a /= radix, b /= radix) ++level;
    return level;
}

/// A packet of a core goes to the cores of each level by 60, 25, 10 and 5 %, spread evenly among them.
TrafficWeight local_traffic(int radix) {
    return [radix](int from, int to) {
        constexpr double kShares[] = {0.60, 0.25, 0.10, 0.05};
        const int level = common_level(from, to, radix);
        double cores = radix - 1;
        for (int l = 1; l < level; ++l) cores *= radix;
        return kShares[level - 1] / cores;  // a tree with shortcuts has up to four levels
    };
}

/// Of a list by level what the first `levels` say.
std::vector<int> of_levels(std::vector<int> values, int levels) {
    if (values.size() > static_cast<std::size_t>(levels)) values.resize(static_cast<std::size_t>(levels));
    return values;
}

Shortcuts generated(const ChipSpec& spec, const TreeSpec& tree) {
    const TopologySpec& t = spec.topology;
    const ShortcutBudget budget{t.shortcuts, t.shortcut_wire};
    if (t.family == "tree+kleinberg") {
        RandomStream stream("topology", static_cast<std::uint64_t>(spec.seed));
        return kleinberg_shortcuts(tree, budget, t.alpha, t.level_mix, [&stream] { return stream.next(); });
    }
    if (t.family == "tree+full") return full_level(tree, t.full_level.value_or(std::max(1, t.levels - 1)));
    if (t.family != "tree+traffic_greedy") return {};
    if (t.traffic_matrix == "local") return greedy_shortcuts(tree, budget, local_traffic(tree.radix));
    return greedy_shortcuts(tree, budget, [](int, int) { return 1.0; });
}

}  // namespace

std::vector<std::string> generate_laterals(const ChipSpec& spec, TreeSpec& tree) {
    const Shortcuts more = generated(spec, tree);
    tree.laterals.insert(tree.laterals.end(), more.laterals.begin(), more.laterals.end());
    return more.notes;
}

std::vector<std::pair<HubId, HubId>> hub_pairs(const std::vector<std::vector<std::string>>& names) {
    std::vector<std::pair<HubId, HubId>> pairs;
    for (const auto& pair : names) pairs.emplace_back(*parse_hub(pair[0]), *parse_hub(pair[1]));
    return pairs;
}

std::vector<std::optional<HubId>> host_places(const ChipSpec& spec) {
    std::vector<std::optional<HubId>> places;
    if (spec.traffic.given()) return places;
    for (const HostSpec& host : spec.host) places.push_back(parse_hub(host.at));
    return places;
}

Topology read_fabric(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    Topology topology = read_topology(read_text(t.file), t.file);
    for (TopologyHub& hub : topology.hubs)
        hub.depth = t.fifo_depth.size() == 1 ? t.fifo_depth[0]
                                             : t.fifo_depth.at(static_cast<std::size_t>(hub.id.level - 1));
    attach_hosts(topology, host_places(spec));
    kill_links(topology, hub_pairs(t.dead_links));
    return topology;
}

Graph generate_graph(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    GraphSpec graph;
    graph.family = t.family;
    graph.cores = spec.cores();
    graph.levels = t.hub_levels();
    graph.radix = *t.radix;
    graph.degree = t.degree.value_or(graph.degree);
    graph.rewire = t.rewire.value_or(graph.rewire);
    graph.fifo_depth = of_levels(t.fifo_depth, graph.levels);
    graph.link_cycles = of_levels(t.link_cycles, graph.levels);
    graph.dead_links = hub_pairs(t.dead_links);
    graph.hosts = host_places(spec);
    RandomStream stream("topology", static_cast<std::uint64_t>(spec.seed));
    return build_graph(graph, [&stream] { return stream.next(); });
}

}  // namespace tendril

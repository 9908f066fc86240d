// Implements topology_generate.h.
#include "sim/topology_generate.h"

#include <algorithm>

#include "sim/random.h"
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

}  // namespace tendril

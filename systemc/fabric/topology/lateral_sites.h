// Where lateral links can still go in a tree: free ports, pairs that are joined, lengths, wire spent.
#pragma once

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "systemc/fabric/topology/floorplan.h"
#include "systemc/fabric/topology/shortcuts.h"

namespace tendril {

class LateralSites {
public:
    LateralSites(const TreeSpec& tree, const ShortcutBudget& budget) : budget_(budget) {
        const Topology bare = build_tree(tree);
        for (const TopologyHub& hub : bare.hubs) {
            if (static_cast<std::size_t>(hub.id.level) > levels_.size()) levels_.emplace_back();
            levels_.back().push_back({{hub.x, hub.y}, kHubLaterals, {}});
        }
        for (const auto& [a, b] : tree.laterals) occupy(a.level, a.index, b.index);
        radix_ = bare.radix;
        cores_ = bare.cores;
    }

    int cores() const { return cores_; }
    int levels() const { return static_cast<int>(levels_.size()); }
    int hubs(int level) const { return static_cast<int>(of(level).size()); }
    /// The hub of that level above a core.
    int above(int core, int level) const {
        for (int l = 0; l < level; ++l) core /= radix_;
        return core;
    }
    double length(int level, int a, int b) const { return wire_length(at(level, a).spot, at(level, b).spot); }
    int free_ports(int level, int hub) const { return at(level, hub).free; }
    bool joined(int level, int a, int b) const { return at(level, a).near.contains(b); }
    bool affordable(double wire) const { return budget_.wire == 0.0 || spent_ + wire <= budget_.wire; }
    bool full() const { return static_cast<int>(placed_.size()) >= budget_.links; }
    bool can_join(int level, int a, int b) const {
        return a != b && free_ports(level, a) > 0 && free_ports(level, b) > 0 && !joined(level, a, b) &&
               affordable(length(level, a, b));
    }
    /// Two hubs of one parent are next to each other already; unless the level has no others, a shortcut
    /// between them is wasted.
    bool far_enough(int level, int a, int b) const {
        return a / radix_ != b / radix_ || hubs(level) <= radix_;
    }
    /// Hubs that `hub` can be joined to and that are far enough, ascending.
    std::vector<int> partners(int level, int hub) const {
        std::vector<int> out;
        for (int other = 0; other < hubs(level); ++other)
            if (can_join(level, hub, other) && far_enough(level, hub, other)) out.push_back(other);
        return out;
    }

    void place(int level, int a, int b) {
        occupy(level, a, b);
        spent_ += length(level, a, b);
        placed_.insert({{level, std::min(a, b)}, {level, std::max(a, b)}});
    }
    void take_out(int level, int a, int b) {
        for (const auto& [hub, other] : {std::pair(a, b), std::pair(b, a)}) {
            ++at(level, hub).free;
            at(level, hub).near.erase(other);
        }
        spent_ -= length(level, a, b);
        placed_.erase({{level, std::min(a, b)}, {level, std::max(a, b)}});
    }
    const std::set<std::pair<HubId, HubId>>& placed() const { return placed_; }

private:
    struct Site {
        Spot spot;
        int free = 0;  ///< lateral ports
        std::set<int> near;
    };

    const std::vector<Site>& of(int level) const { return levels_.at(static_cast<std::size_t>(level - 1)); }
    const Site& at(int level, int hub) const { return of(level).at(static_cast<std::size_t>(hub)); }
    Site& at(int level, int hub) {
        return levels_.at(static_cast<std::size_t>(level - 1)).at(static_cast<std::size_t>(hub));
    }
    void occupy(int level, int a, int b) {
        for (const auto& [hub, other] : {std::pair(a, b), std::pair(b, a)}) {
            --at(level, hub).free;
            at(level, hub).near.insert(other);
        }
    }

    ShortcutBudget budget_;
    int radix_ = 4;
    int cores_ = 0;
    double spent_ = 0.0;
    std::vector<std::vector<Site>> levels_;
    std::set<std::pair<HubId, HubId>> placed_;
};

}  // namespace tendril

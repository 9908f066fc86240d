// Lateral links that a generator adds to a tree: what it may spend, and one function for each way to choose.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "systemc/fabric/topology/tree.h"

namespace tendril {

/// The next 32 bits of a random stream.
using Draw32 = std::function<std::uint32_t()>;

/// What a generator may spend.
struct ShortcutBudget {
    int links = 0;      ///< at most so many
    double wire = 0.0;  ///< core pitches of all of them together; 0: no limit
};

struct Shortcuts {
    std::vector<std::pair<HubId, HubId>> laterals;  ///< ascending
    /// What could not be placed, and why; never dropped silently. Empty: all is placed.
    std::vector<std::string> notes;
};

/// Kleinberg 2000: of the hubs of a level that still have a partner, each as likely as the other, one is
/// joined to another with P(length r) ~ r^-alpha; alpha 2 is the optimum on a plane. A link takes two draws
/// for its level (shares in 65536ths), one for the hub and two for the partner (weights
/// floor(2^40 · r^-alpha), at least 1), two being the halves of one 64-bit number; each modulo the sum.
/// Hubs of one parent are not joined where the level has others: their bus joins them already.
/// Hubs left over with free ports are placed by a repair: a link c-d of the level is taken out and a-c, b-d
/// put in its place.
/// @param level_mix shares of the links of L1, L2, …; empty: all levels below the root alike. A level that
///        has no room leaves its share to the others
/// @throws std::invalid_argument where the mix has no level with two hubs
Shortcuts kleinberg_shortcuts(const TreeSpec& tree, const ShortcutBudget& budget, double alpha,
                              const std::vector<double>& level_mix, const Draw32& draw);

/// Packets from a core to another, in any unit.
using TrafficWeight = std::function<double(int from, int to)>;

/// Ogras and Marculescu 2006: again and again the link that saves the most hubs · packets by the routing
/// rule (where the wire is limited: for each pitch), the lowest level and hubs of equals; ends early where
/// no link saves anything.
Shortcuts greedy_shortcuts(const TreeSpec& tree, const ShortcutBudget& budget, const TrafficWeight& traffic);

/// Every two hubs of a level.
/// @throws std::invalid_argument where the level has more hubs than a hub has lateral ports for
Shortcuts full_level(const TreeSpec& tree, int level);

}  // namespace tendril

// Implements kleinberg_shortcuts of shortcuts.h.
#include <fmt/format.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "systemc/fabric/topology/lateral_sites.h"

namespace tendril {
namespace {

constexpr double kShareOne = 65536.0;
constexpr double kUnit = 1099511627776.0;  // 2^40

/// Position of a draw among weights.
std::size_t choose(const std::vector<std::uint64_t>& weights, const Draw32& draw) {
    const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    // Two words of the generator: the weights of a level together may pass 32 bits.
    const std::uint64_t high = draw();
    std::uint64_t rest = ((high << 32) | draw()) % sum;
    std::size_t chosen = 0;
    for (; rest >= weights[chosen]; ++chosen) rest -= weights[chosen];
    return chosen;
}

class Kleinberg {
public:
    Kleinberg(const TreeSpec& tree, const ShortcutBudget& budget, double alpha,
              const std::vector<double>& mix, const Draw32& draw)
        : sites_(tree, budget), budget_(budget), alpha_(alpha), draw_(draw) {
        shares_.assign(static_cast<std::size_t>(sites_.levels()), 0);
        double sum = 0.0;
        for (const double share : mix) sum += share;
        for (int level = 1; level <= sites_.levels(); ++level) {
            const auto at = static_cast<std::size_t>(level - 1);
            if (sites_.hubs(level) < 2) continue;
            if (mix.empty()) shares_[at] = 1;
            if (at < mix.size() && sum > 0.0)
                shares_[at] = static_cast<std::uint64_t>(mix[at] / sum * kShareOne);
        }
        if (budget.links > 0 && std::ranges::all_of(shares_, [](auto share) { return share == 0; }))
            throw std::invalid_argument(
                "level_mix has no level with two hubs; shortcuts join hubs of one level");
    }

    Shortcuts choose_all() {
        while (!sites_.full() && (add() || repair())) {
        }
        Shortcuts out;
        out.laterals.assign(sites_.placed().begin(), sites_.placed().end());
        const auto placed = static_cast<int>(out.laterals.size());
        if (placed < budget_.links)
            out.notes.push_back(
                fmt::format("{} of {} shortcuts found no place: {}", budget_.links - placed, budget_.links,
                            budget_.wire > 0.0 ? "the wire or the lateral ports are used up"
                                               : "the lateral ports of their levels are used up"));
        return out;
    }

private:
    bool open(int level) const { return !starts(level).empty(); }
    std::vector<int> starts(int level) const {
        std::vector<int> out;
        for (int hub = 0; hub < sites_.hubs(level); ++hub)
            if (!sites_.partners(level, hub).empty()) out.push_back(hub);
        return out;
    }

    bool add() {
        std::vector<std::uint64_t> levels = shares_;
        for (std::size_t at = 0; at < levels.size(); ++at)
            if (levels[at] > 0 && !open(static_cast<int>(at) + 1)) levels[at] = 0;
        if (std::ranges::all_of(levels, [](auto share) { return share == 0; })) return false;
        const int level = static_cast<int>(choose(levels, draw_)) + 1;
        const std::vector<int> from = starts(level);
        const int a = from[draw_() % from.size()];
        const std::vector<int> to = sites_.partners(level, a);
        std::vector<std::uint64_t> weights;
        for (const int b : to) {
            const double weight = kUnit * std::pow(std::max(sites_.length(level, a, b), 0.5), -alpha_);
            weights.push_back(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(weight)));
        }
        sites_.place(level, a, to[choose(weights, draw_)]);
        return true;
    }

    /// Hubs with free ports are all joined to each other, or it is one hub: makes room by one exchange.
    bool repair() {
        for (int level = 1; level <= sites_.levels(); ++level) {
            if (shares_[static_cast<std::size_t>(level - 1)] == 0) continue;
            std::vector<int> loose_ends;
            for (int hub = 0; hub < sites_.hubs(level); ++hub)
                for (int port = 0; port < sites_.free_ports(level, hub); ++port) loose_ends.push_back(hub);
            for (std::size_t i = 0; i < loose_ends.size(); ++i)
                for (std::size_t j = i + 1; j < loose_ends.size(); ++j)
                    if (exchange(level, loose_ends[i], loose_ends[j])) return true;
        }
        return false;
    }

    bool open_pair(int level, int a, int b) const {
        return !sites_.joined(level, a, b) && sites_.far_enough(level, a, b);
    }

    bool exchange(int level, int a, int b) {
        const auto links = sites_.placed();
        for (const auto& [low, high] : links) {
            if (low.level != level) continue;
            for (const auto& [c, d] : {std::pair(low.index, high.index), std::pair(high.index, low.index)}) {
                const bool fresh = a != c && a != d && b != c && b != d;
                if (!fresh || !open_pair(level, a, c) || !open_pair(level, b, d)) continue;
                const double more =
                    sites_.length(level, a, c) + sites_.length(level, b, d) - sites_.length(level, c, d);
                if (!sites_.affordable(more)) continue;
                sites_.take_out(level, c, d);
                sites_.place(level, a, c);
                sites_.place(level, b, d);
                return true;
            }
        }
        return false;
    }

    LateralSites sites_;
    ShortcutBudget budget_;
    double alpha_;
    const Draw32& draw_;
    std::vector<std::uint64_t> shares_;  ///< by level - 1
};

}  // namespace

Shortcuts kleinberg_shortcuts(const TreeSpec& tree, const ShortcutBudget& budget, double alpha,
                              const std::vector<double>& level_mix, const Draw32& draw) {
    return Kleinberg(tree, budget, alpha, level_mix, draw).choose_all();
}

}  // namespace tendril

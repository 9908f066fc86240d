// Implements greedy_shortcuts of shortcuts.h.
#include <fmt/format.h>

#include "systemc/fabric/topology/lateral_sites.h"

namespace tendril {
namespace {

struct Choice {
    int level = 0, a = 0, b = 0;
    double gain = 0.0;
};

class Greedy {
public:
    Greedy(const TreeSpec& tree, const ShortcutBudget& budget, const TrafficWeight& traffic)
        : sites_(tree, budget), budget_(budget) {
        const auto cores = static_cast<std::size_t>(sites_.cores());
        hubs_.assign(cores, std::vector<int>(cores, 0));
        packets_.assign(cores, std::vector<double>(cores, 0.0));
        for (int from = 0; from < sites_.cores(); ++from)
            for (int to = 0; to < sites_.cores(); ++to) {
                if (from == to) continue;
                int level = 1;
                while (sites_.above(from, level) != sites_.above(to, level)) ++level;
                at(hubs_, from, to) = 2 * level - 1;
                at(packets_, from, to) = traffic(from, to);
            }
        for (const auto& [a, b] : tree.laterals) shorten(a.level, a.index, b.index);
    }

    Shortcuts choose_all() {
        while (!sites_.full()) {
            const Choice best = choose();
            if (best.gain <= 0.0) break;
            sites_.place(best.level, best.a, best.b);
            shorten(best.level, best.a, best.b);
        }
        Shortcuts out;
        out.laterals.assign(sites_.placed().begin(), sites_.placed().end());
        if (!sites_.full())
            out.notes.push_back(
                fmt::format("{} of {} shortcuts are not placed: no other that ports and wire allow saves a "
                            "hop of this traffic",
                            budget_.links - static_cast<int>(out.laterals.size()), budget_.links));
        return out;
    }

private:
    template <class T>
    static T& at(std::vector<std::vector<T>>& table, int from, int to) {
        return table[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
    }

    template <class F>
    void below(int level, int hub, F&& f) {
        for (int core = 0; core < sites_.cores(); ++core)
            if (sites_.above(core, level) == hub) f(core);
    }

    /// A lateral of a level makes it 2 · level hubs where the way was longer.
    void shorten(int level, int a, int b) {
        below(level, a, [&](int one) {
            below(level, b, [&](int other) {
                at(hubs_, one, other) = std::min(at(hubs_, one, other), 2 * level);
                at(hubs_, other, one) = std::min(at(hubs_, other, one), 2 * level);
            });
        });
    }

    Choice choose() {
        Choice best;
        for (int level = 1; level <= sites_.levels(); ++level) {
            const std::vector<std::vector<double>> gains = gains_of(level);
            for (int a = 0; a < sites_.hubs(level); ++a)
                for (int b = a + 1; b < sites_.hubs(level); ++b) {
                    if (!sites_.can_join(level, a, b)) continue;
                    double gain = gains[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
                    if (budget_.wire > 0.0) gain /= std::max(sites_.length(level, a, b), 0.5);
                    if (gain > best.gain) best = {level, a, b, gain};
                }
        }
        return best;
    }

    /// By two hubs of a level, the lower first: hubs · packets that a link between them saves.
    std::vector<std::vector<double>> gains_of(int level) {
        const auto hubs = static_cast<std::size_t>(sites_.hubs(level));
        std::vector<std::vector<double>> gains(hubs, std::vector<double>(hubs, 0.0));
        for (int from = 0; from < sites_.cores(); ++from)
            for (int to = 0; to < sites_.cores(); ++to) {
                const int saved = at(hubs_, from, to) - 2 * level;
                if (saved <= 0) continue;
                const auto [a, b] = std::minmax({sites_.above(from, level), sites_.above(to, level)});
                at(gains, a, b) += saved * at(packets_, from, to);
            }
        return gains;
    }

    LateralSites sites_;
    ShortcutBudget budget_;
    std::vector<std::vector<int>> hubs_;        ///< by core, core: hubs of the way
    std::vector<std::vector<double>> packets_;  ///< by core, core
};

}  // namespace

Shortcuts greedy_shortcuts(const TreeSpec& tree, const ShortcutBudget& budget, const TrafficWeight& traffic) {
    return Greedy(tree, budget, traffic).choose_all();
}

}  // namespace tendril

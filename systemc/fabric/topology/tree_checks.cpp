// Implements tree_checks.h.
#include "systemc/fabric/topology/tree_checks.h"

#include <fmt/format.h>

#include <stdexcept>

#include "systemc/fabric/link_model.h"

namespace tendril {
namespace {

constexpr int kLevelsMax = 4;
constexpr int kBinaryLevelsMax = 8;

[[noreturn]] void refuse(const std::string& what, const std::string& allowed) {
    throw std::invalid_argument(what + "; allowed is " + allowed);
}

void check_flat(const TreeSpec& spec) {
    if (spec.levels != 1) refuse(fmt::format("a flat fabric of {} levels", spec.levels), "levels = 1");
    if (spec.cores < 1 || spec.cores > kHubRadix)
        refuse(fmt::format("a flat fabric of {} cores", spec.cores),
               fmt::format("1..{}, the child ports of the built hub", kHubRadix));
}

void check_sizes(const TreeSpec& spec) {
    const bool binary = spec.family == "binary_tree";
    if (binary && spec.radix != 2) refuse(fmt::format("a binary tree of radix {}", spec.radix), "2");
    if (spec.radix != 2 && spec.radix != 4 && spec.radix != 8)
        refuse(fmt::format("a tree of radix {}", spec.radix), "2, 4 or 8");
    const int most_levels = binary ? kBinaryLevelsMax : kLevelsMax;
    if (spec.levels < 1 || spec.levels > most_levels)
        refuse(fmt::format("a tree of {} levels", spec.levels), fmt::format("1..{}", most_levels));
    int most = 1;
    for (int level = 0; level < spec.levels; ++level) most *= spec.radix;
    if (spec.cores < 0 || spec.cores > most)
        refuse(
            fmt::format("{} cores in a tree of radix {} and {} levels", spec.cores, spec.radix, spec.levels),
            fmt::format("1..{}", most));
}

}  // namespace

void check_level_values(const char* name, const std::vector<int>& values, int levels, int low, int high) {
    if (values.size() != 1 && static_cast<int>(values.size()) != levels)
        refuse(fmt::format("{} has {} values", name, values.size()),
               fmt::format("one for each of the {} levels, or one for all", levels));
    for (const int value : values)
        if (value < low || value > high)
            refuse(fmt::format("{} = {}", name, value), fmt::format("{}..{}", low, high));
}

bool is_tree(const std::string& family) {
    return family == "tree" || family == "binary_tree" || family == "tree+kleinberg" ||
           family == "tree+traffic_greedy" || family == "tree+full";
}

void check_tree(const TreeSpec& spec) {
    if (spec.family == "flat")
        check_flat(spec);
    else if (is_tree(spec.family))
        check_sizes(spec);
    else
        refuse(fmt::format("family \"{}\"", spec.family),
               "flat, tree, binary_tree, tree+kleinberg, tree+traffic_greedy or tree+full");
    check_level_values("fifo_depth", spec.fifo_depth, spec.levels, 1, kHubDepthMax);
    check_level_values("link_cycles", spec.link_cycles, spec.levels, 0, kLinkCyclesMax);
}

}  // namespace tendril

// Implements full_level of shortcuts.h.
#include <fmt/format.h>

#include <stdexcept>

#include "systemc/fabric/topology/lateral_sites.h"

namespace tendril {

Shortcuts full_level(const TreeSpec& tree, int level) {
    const LateralSites sites(tree, {});
    if (level < 1 || level > sites.levels())
        throw std::invalid_argument(
            fmt::format("level L{} cannot be full; the tree has L1..L{}", level, sites.levels()));
    Shortcuts out;
    for (int a = 0; a < sites.hubs(level); ++a) {
        int wanted = 0;
        for (int b = 0; b < sites.hubs(level); ++b) {
            if (a == b || sites.joined(level, a, b)) continue;
            ++wanted;
            if (a < b) out.laterals.push_back({{level, a}, {level, b}});
        }
        if (wanted <= sites.free_ports(level, a)) continue;
        throw std::invalid_argument(fmt::format(
            "level L{} has {} hubs, and hub {} has lateral ports for {} more; a full level has up to "
            "{} hubs",
            level, sites.hubs(level), hub_name({level, a}), sites.free_ports(level, a), kHubLaterals + 1));
    }
    return out;
}

}  // namespace tendril

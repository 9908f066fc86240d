// Implements chip_wiring.h.
#include "systemc/chip/chip_wiring.h"

#include <fmt/format.h>

#include "systemc/core/map.h"
#include "systemc/fabric/topology/tree_checks.h"

namespace tendril {
namespace {

/// Of each level, and beyond the last: hubs before it.
std::vector<int> first_hubs(const BuiltChip& built) {
    std::vector<int> first{0};
    int below = built.cores;
    for (int level = 0; level < built.levels; ++level) {
        below = (below + built.radix - 1) / built.radix;
        first.push_back(first.back() + below);
    }
    return first;
}

/// A patch that is on, to what has `number`.
std::uint32_t patch(int number, int cycles) {
    return (1U << 31) | (static_cast<std::uint32_t>(number) << 16) | static_cast<std::uint32_t>(cycles);
}

}  // namespace

std::string BuiltChip::text() const {
    return fmt::format("{} core{} (levels {}, radix {}) of {}x{}x{}, hosts {}", cores, cores == 1 ? "" : "s",
                       levels, radix, core.neurons, core.axons, lanes, hosts);
}

bool fits(const BuiltChip& built, const Topology& topology, CoreSize core, int lanes) {
    const bool tree = topology.family == "flat" || is_tree(topology.family);
    const bool shape =
        topology.levels == built.levels && (built.levels == 1 || topology.radix == built.radix);
    return tree && shape && topology.cores <= built.cores && topology.hosts <= built.hosts &&
           core.neurons <= built.core.neurons && core.axons <= built.core.axons && lanes == built.lanes;
}

const BuiltChip* fitting(const std::vector<BuiltChip>& chips, const Topology& topology, CoreSize core,
                         int lanes) {
    const BuiltChip* best = nullptr;
    for (const BuiltChip& chip : chips) {
        if (!fits(chip, topology, core, lanes)) continue;
        if (!best || chip.cores < best->cores) best = &chip;
    }
    return best;
}

std::vector<int> hub_numbers(const BuiltChip& built, const Topology& topology) {
    const std::vector<int> first = first_hubs(built);
    std::vector<int> numbers;
    for (const TopologyHub& hub : topology.hubs)
        numbers.push_back(first.at(static_cast<std::size_t>(hub.id.level - 1)) + hub.id.index);
    return numbers;
}

int hub_count(const BuiltChip& built) { return first_hubs(built).back(); }

std::vector<ConfigWord> link_words(const BuiltChip& built, const Topology& topology) {
    const std::vector<int> numbers = hub_numbers(built, topology);
    const auto number = [&](const End& end) { return numbers.at(static_cast<std::size_t>(end.index)); };
    const auto lateral = [&](const End& end) { return number(end) * kHubLaterals + end.port - kLateralPort; };
    std::vector<ConfigWord> words;
    const auto put = [&](std::uint32_t region, int offset, std::uint32_t word) {
        words.push_back({region + static_cast<std::uint32_t>(offset), word});
    };
    for (const LinkSpec& link : topology.links) {
        if (link.dead) continue;
        const auto cycles = static_cast<std::uint32_t>(link.cycles);
        if (link.down.kind == End::Kind::core) {
            put(chip_map::kTree, link.down.index, cycles);
        } else if (link.down.kind == End::Kind::host) {
            put(chip_map::kHosts, link.down.index,
                patch(number(link.up) * kHubPorts + link.up.port, link.cycles));
        } else if (topology.is_lateral(link)) {
            put(chip_map::kLaterals, lateral(link.down), patch(lateral(link.up), link.cycles));
            put(chip_map::kLaterals, lateral(link.up), patch(lateral(link.down), link.cycles));
        } else {
            put(chip_map::kTree, built.cores + number(link.down), cycles);
        }
    }
    return words;
}

}  // namespace tendril

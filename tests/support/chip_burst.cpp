// The rest of chip_generator.h: a chip in a line, its routes, and what its hosts say.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "tests/support/chip_generator.h"

namespace tendril {

std::string description(const RandomChip& chip) {
    const TreeSpec& tree = chip.tree;
    std::string text =
        fmt::format("{}x{}, {} cores, levels {}, radix {}, depth [{}], link cycles [{}]",
                    chip.plan.built.neurons, chip.plan.built.axons, tree.cores, tree.levels, tree.radix,
                    fmt::join(tree.fifo_depth, " "), fmt::join(tree.link_cycles, " "));
    for (const auto& [a, b] : tree.laterals) text += ", lateral " + hub_name(a) + "-" + hub_name(b);
    for (const auto& [a, b] : tree.dead_links) text += ", dead " + hub_name(a) + "-" + hub_name(b);
    for (const auto& host : tree.hosts) text += ", host at " + (host ? hub_name(*host) : "the root");
    return text;
}

std::string lay_routes(ChipPlan& plan) {
    std::vector<std::set<End>> ends(plan.cores.size() + plan.hosts.size());
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : core.axon_table)
            ends[entry.source.value].insert({End::Kind::core, core.id.value, 0});
    }
    for (std::size_t host = 0; host < plan.hosts.size(); ++host) {
        for (const CoreId core : plan.hosts[host].listens)
            ends[core.value].insert({End::Kind::host, static_cast<int>(host), 0});
    }
    plan.listeners.clear();
    for (const auto& set : ends) plan.listeners.emplace_back(set.begin(), set.end());
    const Masks masks = route(plan.topology, plan.listeners);
    plan.hubs = hub_setups(plan.topology, masks);
    return check_routes(plan.topology, plan.listeners, masks);
}

std::span<const HostSpike> BurstStimulus::at(Tick tick) {
    spikes_.clear();
    RandomStream random("burst", chip_.seed * 65536 + static_cast<std::uint64_t>(tick.value + 2));
    const bool silent = (tick.value + static_cast<std::int64_t>(chip_.seed)) % 16 > 11;
    if (silent) return spikes_;
    for (std::size_t host = 0; host < chip_.plan.hosts.size(); ++host) {
        for (int line = 0; line < chip_.plan.hosts[host].lines; ++line) {
            if (random.below(1000) < chip_.per_mille)
                spikes_.push_back({static_cast<std::uint16_t>(host), static_cast<std::uint16_t>(line)});
        }
    }
    return spikes_;
}

}  // namespace tendril

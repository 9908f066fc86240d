// Who listens to whom, and the fabric that carries it.
#include <fmt/format.h>

#include <set>

#include "sim/chip_plan_parts.h"

namespace tendril {

namespace {

/// Per source: the cores that have it in their axon tables, then the hosts that receive it.
Listeners listeners_of(const ChipPlan& plan) {
    std::vector<std::set<End>> ends(plan.cores.size() + plan.hosts.size());
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : core.axon_table) {
            ends[entry.source.value].insert({End::Kind::core, core.id.value, 0});
        }
    }
    for (std::size_t host = 0; host < plan.hosts.size(); ++host) {
        for (const CoreId core : plan.hosts[host].listens) {
            ends[core.value].insert({End::Kind::host, static_cast<int>(host), 0});
        }
    }
    Listeners listeners;
    for (const auto& set : ends) listeners.emplace_back(set.begin(), set.end());
    return listeners;
}

}  // namespace

void plan_fabric(const ChipSpec& spec, ChipPlan& plan) {
    plan.listeners = listeners_of(plan);
    plan.cores_rtl = spec.cosim.cores == "rtl";
    plan.level_rtl.assign(static_cast<std::size_t>(spec.topology.levels), false);
    for (const std::string& level : *spec.cosim.hubs) {
        plan.level_rtl[static_cast<std::size_t>(parse_hub(level + ".0")->level - 1)] = true;
    }
}

}  // namespace tendril

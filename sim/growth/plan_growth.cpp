// [learning] remote_growth → who may ask for an axon where, and with which chance.
#include <algorithm>
#include <stdexcept>

#include "sim/chip_plan_parts.h"
#include "systemc/fabric/paths.h"

namespace tendril {

namespace {

/// Everybody listens to every core: what growth could come to.
Listeners complete(const ChipPlan& plan) {
    Listeners all = plan.listeners;
    for (std::size_t source = 0; source < plan.cores.size(); ++source) {
        std::erase_if(all[source], [](const End& end) { return end.kind == End::Kind::core; });
        for (std::size_t core = 0; core < plan.cores.size(); ++core)
            all[source].push_back({End::Kind::core, static_cast<int>(core), 0});
        std::ranges::sort(all[source]);
    }
    return all;
}

std::string fault_of(const ChipPlan& plan) {
    const Listeners all = complete(plan);
    try {
        return check_routes(plan.topology, all, route(plan.topology, all));
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

}  // namespace

std::string allow_growth(ChipPlan& plan, const GrowthPlan& growth) {
    const std::string fault = fault_of(plan);
    if (!fault.empty()) return fault;
    plan.growth = growth;
    const Paths paths(plan.topology);
    RemoteGrowth remote;
    remote.on = true;
    for (const CoreSetup& core : plan.cores)
        remote.neurons.push_back(static_cast<std::uint16_t>(core.size.neurons));
    for (CoreSetup& core : plan.cores) {
        core.remote = remote;
        for (const CoreSetup& other : plan.cores) {
            const auto path =
                paths.between({End::Kind::core, core.id.value, 0}, {End::Kind::core, other.id.value, 0});
            const int shift = growth.shift + growth.far * (path->hubs() - 1);
            const bool never = other.rule == RuleKind::none;
            core.remote.shift.push_back(static_cast<std::uint8_t>(
                never ? RemoteGrowth::kNever : std::min<int>(shift, RemoteGrowth::kNever)));
        }
    }
    return "";
}

void plan_growth(const ChipSpec& spec, ChipPlan& plan) {
    const LearningSpec& learning = spec.learning;
    if (learning.remote_growth == 0) return;
    const std::string fault = allow_growth(
        plan, {learning.remote_every.value_or(64), spec.size.sources, learning.remote_sh.value_or(4),
               learning.remote_far.value_or(0), learning.remote_post == "next"});
    const auto no_phases = [](const CoreSetup& core) { return core.neuron.ph_len == 0; };
    if (plan.growth && plan.growth->next && std::ranges::any_of(plan.cores, no_phases))
        throw error_at(learning.origin.at("remote_post"),
                       "remote_post = \"next\" asks who fired next in a phase, and there are none",
                       "[neuron] ph_len above 0; remote_post = \"drawn\"");
    if (fault.empty()) return;
    throw error_at(learning.origin.at("remote_growth"), "growth could not be routed: " + fault);
}

}  // namespace tendril

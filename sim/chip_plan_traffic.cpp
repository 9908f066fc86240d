// Traffic instead of neurons: who listens to whom, and what will be sent.
#include <fmt/format.h>

#include "sim/chip_plan_parts.h"
#include "sim/traffic_listeners.h"
#include "sim/traffic_plan.h"
#include "sim/traffic_replay.h"

namespace tendril {

namespace {

/// The axon table is all that a core without neurons has: an entry for each source it listens to.
void subscribe(const std::vector<std::vector<int>>& listeners, ChipPlan& plan) {
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        for (const int core : listeners[source]) {
            AxonEntry entry;
            entry.source = SourceId(static_cast<std::uint16_t>(source));
            plan.cores[static_cast<std::size_t>(core)].axon_table.push_back(entry);
        }
    }
}

/// A chip that was recorded may have hosts; nothing is replayed of them.
void forget_hosts(ChipPlan& plan) {
    for (CoreSetup& core : plan.cores)
        std::erase_if(core.axon_table,
                      [&](const AxonEntry& entry) { return entry.source.value >= plan.cores.size(); });
    plan.hosts.clear();
}

}  // namespace

void plan_traffic(const ChipSpec& spec, ChipPlan& plan) {
    const TrafficSpec& said = spec.traffic;
    TrafficPlan traffic;
    traffic.kind = said.kind;
    traffic.chance = chance_limit(said.load.value_or(0));
    traffic.stream = RandomStream("traffic", plan.seed);
    traffic.warmup = said.warmup;
    traffic.drain = said.drain;
    forget_hosts(plan);
    const bool recorded_listeners = said.replay() && !spec.axons.empty() && !said.fan_out;
    if (!recorded_listeners) {
        for (CoreSetup& core : plan.cores) core.axon_table.clear();
        subscribe(draw_listeners(spec, traffic.stream), plan);
    }
    if (said.replay()) traffic.recorded = read_recorded(said.file, spec.cores());
    if (said.replay() && said.warmup > 0 && traffic.recorded_end().value <= said.warmup)
        throw error_at(said.origin.at("warmup"), "warmup leaves nothing to measure",
                       fmt::format("below the {} cycles of the file", traffic.recorded_end().value));
    for (CoreSetup& core : plan.cores) {
        core.rule = RuleKind::none;
        core.fixed_ticks = false;
    }
    plan.tick_cycles = 0;
    plan.traffic = std::make_shared<const TrafficPlan>(std::move(traffic));
}

}  // namespace tendril

// From what a chip file says to a chip ready to be built.
#include "sim/chip_plan.h"

#include <fmt/format.h>

#include "sim/chip_plan_parts.h"
#include "sim/random.h"

namespace tendril {

namespace {

RuleKind rule_kind(const std::string& name) {
    if (name == "literal") return RuleKind::literal;
    return name == "completed" ? RuleKind::completed : RuleKind::none;
}

/// splitmix32(chip seed + core), or as given; 0 becomes 1.
std::uint32_t lfsr_seed(const ChipSpec& spec, const CoreChoice& choice, int core) {
    const auto given = static_cast<std::uint32_t>(choice.lfsr_seed.value_or(0));
    const std::uint32_t seed =
        choice.lfsr_seed ? given : splitmix32(static_cast<std::uint32_t>(spec.seed + core));
    return seed == 0 ? 1 : seed;
}

void plan_cores(const ChipSpec& spec, ChipPlan& plan) {
    for (int core = 0; core < spec.cores(); ++core) {
        const CoreChoice choice = spec.core_choice(core);
        CoreSetup setup;
        setup.id = CoreId(static_cast<std::uint16_t>(core));
        setup.size = choice.size;
        setup.neuron = choice.neuron;
        setup.learning = choice.learning;
        setup.rule = rule_kind(choice.rule);
        setup.fixed_ticks = spec.tick.mode == "fixed";
        setup.excitatory.assign(static_cast<std::size_t>(choice.size.axons), true);
        plan.initial.cores.push_back(cleared_core(choice.size, lfsr_seed(spec, choice, core)));
        plan.cores.push_back(std::move(setup));
    }
    plan.initial.tick = Tick(-1);
    plan.tick_cycles = spec.tick.cycles.value_or(0);
}

void plan_hosts(const ChipSpec& spec, ChipPlan& plan) {
    for (const HostSpec& host : spec.host) {
        HostPlan out{host.name, host.lines, {}};
        for (const int core : host.listen) out.listens.emplace_back(static_cast<std::uint16_t>(core));
        plan.hosts.push_back(std::move(out));
    }
}

}  // namespace

Span span_of(const Span& span, int count, const std::string& what, const Place& place) {
    const Span whole = span.within(count);
    if (whole.last < count) return whole;
    throw error_at(place, fmt::format("{}:{} are more than the {}", whole.first, whole.last, what),
                   fmt::format("0:{}", count - 1));
}

ChipPlan make_plan(const ChipSpec& spec) {
    ChipPlan plan;
    plan.name = spec.name;
    plan.seed = static_cast<std::uint64_t>(spec.seed);
    plan.built = {spec.size.neurons, spec.size.axons};
    plan.lanes = spec.size.lanes;
    plan_cores(spec, plan);
    plan_hosts(spec, plan);
    plan_axons(spec, plan);
    if (spec.traffic.given()) {
        plan_traffic(spec, plan);
    } else {
        plan_synapses(spec, plan);
        plan_state(spec, plan);
    }
    plan_fabric(spec, plan);
    plan_growth(spec, plan);
    return plan;
}

}  // namespace tendril

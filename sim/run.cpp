// A run, and the table of engines.
#include "sim/run.h"

#include <fmt/format.h>

#include <chrono>

#include "sim/chip_checks.h"
#include "sim/error.h"
#include "systemc/chip/chip_wiring.h"

namespace tendril {

RunResult run(Engine& engine, const RunOrder& order, Stimulus& stimulus,
              std::span<Recorder* const> recorders) {
    const auto start = std::chrono::steady_clock::now();
    RunResult result;
    result.totals = engine.run(order, stimulus, recorders);
    result.wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const bool has_state = !result.totals.traffic;
    if (has_state && result.totals.finished && result.totals.in_flight == 0) result.state = engine.state();
    return result;
}

namespace {

void require_built_tree(const Place& said, const ChipPlan& plan) {
    if (fitting(built_chips(), plan.topology, plan.built, plan.lanes)) return;
    std::string built;
    for (const BuiltChip& chip : built_chips()) built += (built.empty() ? "" : "; ") + chip.text();
    const Topology& t = plan.topology;
    const BuiltChip wanted{t.cores, t.levels, t.radix, plan.built, plan.lanes, t.hosts};
    throw error_at(
        said, fmt::format("no RTL chip was built for {}", wanted.text()),
        fmt::format("built are {}; another is one more word in CMake's TENDRIL_CHIP_TREES, or run it "
                    "with --engine cosim or tlm",
                    built));
}

/// A copy for each listener needs names that the wires do not have, and a link to make it.
void require_copies(const std::string& name, const ChipSpec& spec, const ChipPlan& plan) {
    if (plan.copies.empty()) return;
    if (name != "tlm")
        throw error_at(spec.topology.origin.at("routing"),
                       fmt::format("routing \"unicast\" exists as a model only: not in engine {}", name),
                       "--engine tlm or functional; mask and flood run in every engine");
    for (const LinkSpec& link : plan.topology.links)
        if (link.down.kind != End::Kind::hub && link.cycles == 0)
            throw error_at(
                spec.topology.origin.at("link_cycles"),
                "routing \"unicast\" makes its copies on the links of the cores, which take 0 cycles",
                "link_cycles of L1 from 1 on");
}

/// Routers have no RTL.
void require_hubs(const std::string& name, const ChipSpec& spec, const ChipPlan& plan) {
    if (!plan.topology.routed() || name == "tlm") return;
    throw error_at(
        spec.topology.origin.at("family"),
        fmt::format("family \"{}\" of {} cores runs on routers, which exist as models only: not "
                    "in engine {}",
                    spec.topology.family, spec.cores(), name),
        "--engine tlm or functional; trees, and flat fabrics of up to 8 cores, run in every engine");
}

}  // namespace

void require_engine(const std::string& name, const Place& said, const ChipSpec& spec, const ChipPlan& plan) {
    if (name != "functional") require_source_ids(spec);
    if (name != "functional") require_hubs(name, spec, plan);
    if (name != "functional") require_copies(name, spec, plan);
    if (name == "functional" || name == "rtl") require_no_traffic(spec, name);
    if (name == "cosim" && plan.cores_rtl && !plan.traffic) require_built_size(spec);
    if (name == "rtl") require_built_tree(said, plan);
    if (name == "functional" && plan.tick_cycles != 0)
        throw error_at(spec.tick.origin.at("mode"), "the functional engine has no cycles: no fixed ticks",
                       "tlm, cosim, rtl");
}

std::unique_ptr<Engine> make_engine(const std::string& name, const ChipSpec& spec, const ChipPlan& plan) {
    require_engine(name, spec.run.origin.at("engine"), spec, plan);
    if (plan.traffic) return make_traffic(plan, name == "cosim");
    if (name == "functional") return make_functional(plan);
    if (name == "rtl") return make_rtl(plan);
    return name == "tlm" ? make_tlm(plan) : make_cosim(plan);
}

}  // namespace tendril

// A run, and the table of engines.
#include "sim/run.h"

#include <fmt/format.h>

#include <chrono>

#include "sim/chip_checks.h"
#include "sim/error.h"

namespace tendril {

RunResult run(Engine& engine, const RunOrder& order, Stimulus& stimulus,
              std::span<Recorder* const> recorders) {
    const auto start = std::chrono::steady_clock::now();
    RunResult result;
    result.totals = engine.run(order, stimulus, recorders);
    result.wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (result.totals.finished && result.totals.in_flight == 0) result.state = engine.state();
    return result;
}

void require_engine(const std::string& name, const Place& said, const ChipSpec& spec, const ChipPlan& plan) {
    if (name != "functional" && name != "tlm" && name != "cosim") {
        throw error_at(said, fmt::format("engine \"{}\" is not available in this version", name),
                       "functional, tlm, cosim");
    }
    if (name != "functional") require_source_ids(spec);
    if (name == "cosim" && plan.cores_rtl) require_built_size(spec);
    if (name == "functional" && plan.tick_cycles != 0)
        throw error_at(spec.tick.origin.at("mode"), "the functional engine has no cycles: no fixed ticks",
                       "tlm, cosim");
}

std::unique_ptr<Engine> make_engine(const std::string& name, const ChipSpec& spec, const ChipPlan& plan) {
    require_engine(name, spec.run.origin.at("engine"), spec, plan);
    if (name == "functional") return make_functional(plan);
    return name == "tlm" ? make_tlm(plan) : make_cosim(plan);
}

}  // namespace tendril

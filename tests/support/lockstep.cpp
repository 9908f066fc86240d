#include "tests/support/lockstep.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/cycle_engine.h"
#include "systemc/chip/chip_wiring.h"

namespace tendril {

namespace {

bool in_barrier_ticks(const ChipPlan& plan) { return plan.tick_cycles == 0; }

bool anything(const ChipPlan&) { return true; }

bool cores_built(const ChipPlan& plan) {
    return !plan.cores_rtl || std::ranges::any_of(built_core_sizes(), [&](const BuiltSize& built) {
        return built.size == plan.built && built.lanes == plan.lanes;
    });
}

bool tree_built(const ChipPlan& plan) {
    return fitting(built_chips(), plan.topology, plan.built, plan.lanes) != nullptr;
}

/// Holds its own plan, which is what its engine sees.
class Altered : public Engine {
public:
    Altered(ChipPlan plan, const LockstepEngine& engine)
        : plan_(std::move(plan)), engine_(engine.make(plan_)) {}

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override {
        return engine_->run(order, stimulus, recorders);
    }
    ChipState state() override { return engine_->state(); }
    void load(const ChipState& state) override { engine_->load(state); }

private:
    const ChipPlan plan_;
    std::unique_ptr<Engine> engine_;
};

class Ordered : public Engine {
public:
    Ordered(std::unique_ptr<Engine> engine, std::function<void(RunOrder&)> change)
        : engine_(std::move(engine)), change_(std::move(change)) {}

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override {
        RunOrder other = order;
        change_(other);
        return engine_->run(other, stimulus, recorders);
    }
    ChipState state() override { return engine_->state(); }
    void load(const ChipState& state) override { engine_->load(state); }

private:
    std::unique_ptr<Engine> engine_;
    std::function<void(RunOrder&)> change_;
};

/// "" or where the two part, as far as both promise.
Parting parting_of(const Ran& first, const Ran& second) {
    Parting parting{first.engine->name, second.engine->name, false, false, ""};
    const std::string& error = first.outcome.error;
    if (!error.empty() || !second.outcome.error.empty()) {
        parting.failed = true;
        if (error == second.outcome.error) return {};
        parting.what = fmt::format("\"{}\" against \"{}\"", error, second.outcome.error);
        return parting;
    }
    parting.what = differ_in_ticks(first.outcome, second.outcome);
    if (parting.what.empty() && first.engine->has_cycles && second.engine->has_cycles) {
        parting.in_cycles = true;
        parting.what = differ_in_cycles(first.outcome, second.outcome);
    }
    return parting.what.empty() ? Parting{} : parting;
}

}  // namespace

std::vector<LockstepEngine> engines_of_the_program() {
    return {
        {"functional", false, in_barrier_ticks, make_functional},
        {"cosim", true, cores_built, make_cosim},
        {"tlm", true, anything, make_tlm},
        {"rtl", true, tree_built, make_rtl},
    };
}

std::vector<LockstepEngine> engines_of(const RandomChip& chip) {
    std::vector<LockstepEngine> engines = engines_of_the_program();
    engines.push_back(altered(engines[1], kMixedCosim, [mix = chip.mix](ChipPlan& plan) {
        plan.cores_rtl = mix.cores_rtl;
        plan.level_rtl = mix.level_rtl;
    }));
    return engines;
}

LockstepEngine altered(LockstepEngine engine, std::string name, std::function<void(ChipPlan&)> change) {
    LockstepEngine out = engine;
    out.name = std::move(name);
    out.make = [engine = std::move(engine), change = std::move(change)](const ChipPlan& plan) {
        ChipPlan other = plan;
        change(other);
        return std::make_unique<Altered>(std::move(other), engine);
    };
    return out;
}

LockstepEngine ordered(LockstepEngine engine, std::string name, std::function<void(RunOrder&)> change) {
    LockstepEngine out = engine;
    out.name = std::move(name);
    out.make = [engine = std::move(engine), change = std::move(change)](const ChipPlan& plan) {
        return std::make_unique<Ordered>(engine.make(plan), change);
    };
    return out;
}

bool small_enough_for_paranoia(const ChipPlan& plan) {
    return plan.cores.size() <= 4 && plan.built.neurons <= 32;
}

std::vector<LockstepEngine> unskipped_engines_of(const RandomChip& chip) {
    const auto engines = engines_of_the_program();
    const LockstepEngine& engine = engines[1 + chip.seed / 9 % 3];
    std::vector<LockstepEngine> unskipped;
    if (chip.seed % 3 == 1) {
        unskipped.push_back(
            ordered(engine, engine.name + " --no-skip", [](RunOrder& order) { order.skip = false; }));
    }
    if (chip.seed % 9 == 0 && small_enough_for_paranoia(chip.plan)) {
        unskipped.push_back(
            ordered(engine, engine.name + " --paranoid", [](RunOrder& order) { order.paranoid = true; }));
    }
    return unskipped;
}

std::vector<Ran> run_engines(const std::vector<LockstepEngine>& engines, const ChipPlan& plan,
                             Stimulus& stimulus, std::int64_t ticks, Cycle limit) {
    std::vector<Ran> runs;
    for (const LockstepEngine& engine : engines) {
        if (!engine.takes(plan)) continue;
        const auto make = [&] { return engine.make(plan); };
        const Cycle most = engine.has_cycles ? limit : kNever;
        runs.push_back({&engine, run_in_child(make, plan, stimulus, ticks, most)});
    }
    return runs;
}

std::string Parting::text() const {
    return none() ? "they agree" : fmt::format("{} against {}: {}", first, second, what);
}

Parting parting_of(const std::vector<Ran>& runs) {
    const Ran* with_cycles = nullptr;
    for (const Ran& run : runs) {
        if (&run == &runs[0]) {
            if (run.engine->has_cycles) with_cycles = &run;
            continue;
        }
        const bool both = with_cycles != nullptr && run.engine->has_cycles;
        const Parting parting = parting_of(both ? *with_cycles : runs[0], run);
        if (!parting.none()) return parting;
        if (with_cycles == nullptr && run.engine->has_cycles) with_cycles = &run;
    }
    return {};
}

const ChipOutcome* outcome_of(const std::vector<Ran>& runs, const std::string& engine) {
    for (const Ran& run : runs)
        if (run.engine->name == engine) return &run.outcome;
    return nullptr;
}

}  // namespace tendril

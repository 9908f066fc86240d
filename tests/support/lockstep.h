// Engines side by side on one chip: who takes part, what each promises, and where two of them part.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/chip_outcome.h"

namespace tendril {

/// An engine that takes part. What it promises is all it is held to.
struct LockstepEngine {
    std::string name;
    /// Cycles of spikes, deliveries and tick ends, and the hubs' counters; without: spikes, deliveries and
    /// the final state, and those of barrier ticks alone.
    bool has_cycles = true;
    std::function<bool(const ChipPlan&)> takes;
    std::function<std::unique_ptr<Engine>(const ChipPlan&)> make;
};

/// Those that `tendril run --engine` names, in the order functional, cosim, tlm, rtl.
std::vector<LockstepEngine> engines_of_the_program();

/// Those, and the co-simulation with the chip's mix of RTL and models.
std::vector<LockstepEngine> engines_of(const RandomChip& chip);
inline constexpr const char* kMixedCosim = "cosim, mixed";

/// An engine on a plan that is not quite the one it was given: how a test plants a bug behind the seam.
/// @param change made to a copy of the plan
LockstepEngine altered(LockstepEngine engine, std::string name, std::function<void(ChipPlan&)> change);

/// An engine that is given another order. @param change made to a copy of it
LockstepEngine ordered(LockstepEngine engine, std::string name, std::function<void(RunOrder&)> change);

/// A paranoid run compares the whole state of each sleeper in each cycle: it is for small chips.
bool small_enough_for_paranoia(const ChipPlan& plan);

/// Skipping must be exact: of every third chip an engine with cycles, by turns cosim, tlm and rtl, once more
/// without skipping, as "tlm --no-skip"; of every ninth, if it is small, one paranoid, as "tlm --paranoid".
std::vector<LockstepEngine> unskipped_engines_of(const RandomChip& chip);

struct Ran {
    const LockstepEngine* engine = nullptr;
    ChipOutcome outcome;
};

/// Runs the chip in every engine that takes it, each in a process of its own.
std::vector<Ran> run_engines(const std::vector<LockstepEngine>& engines, const ChipPlan& plan,
                             Stimulus& stimulus, std::int64_t ticks, Cycle limit);

/// The first two runs that part.
struct Parting {
    std::string first, second;  ///< engines; "" where all agree
    bool in_cycles = false;     ///< they agree in all that needs no cycles
    bool failed = false;        ///< one of them did not end as the other did
    std::string what;

    bool none() const { return first.empty(); }
    std::string text() const;
};

/// Every run is held to the first one in ticks, and to the first with cycles in cycles, as far as both
/// promise. Engines that refuse in the same words agree.
Parting parting_of(const std::vector<Ran>& runs);

/// The run of that engine; nullptr where it did not take the chip.
const ChipOutcome* outcome_of(const std::vector<Ran>& runs, const std::string& engine);

}  // namespace tendril

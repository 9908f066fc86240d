// A whole chip run in an engine, in a process of its own, and all that came of it.
#pragma once

#include <functional>
#include <memory>

#include "sim/chip.h"
#include "sim/engine.h"
#include "tests/support/chip_generator.h"

namespace tendril {

struct ChipOutcome {
    std::string error;  ///< "" = it ran to its end
    int exit_code = 0;  ///< of the error
    std::vector<Spike> spikes;
    std::vector<Delivery> deliveries;
    std::vector<TickEnd> ticks;
    std::vector<std::uint64_t> said;  ///< spikes by source: cores, then hosts
    std::string state;                ///< bytes of final.state
    std::string stats;                ///< bytes of stats.json, which asserts the accounts
    std::int64_t skew = 0;            ///< most ticks between two cores; engines with cycles
    RunTotals totals;                 ///< without its per-core and per-hub parts, those follow
    std::vector<CoreTotals> cores;
    std::vector<HubTotals> hubs;
};

/// Runs here: no SystemC.
ChipOutcome run_functional(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks);

/// Runs in a child process, since SystemC elaborates once in each; what ends the child is an error.
/// @param make is called in the child
/// @param limit cycles; not finished by then is an error
ChipOutcome run_in_child(const std::function<std::unique_ptr<Engine>()>& make, const ChipPlan& plan,
                         Stimulus& stimulus, std::int64_t ticks, Cycle limit);
ChipOutcome run_cycles(Fidelity fidelity, const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks,
                       Cycle limit);
ChipOutcome run_cosim(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks, Cycle limit);

/// "" or the first spike, delivery, tick or state that differs, in ticks.
std::string differ_in_ticks(const ChipOutcome& expected, const ChipOutcome& got);
/// The same in cycles, with those of every delivery and tick end, the totals of every hub, and stats.json.
std::string differ_in_cycles(const ChipOutcome& expected, const ChipOutcome& got);

}  // namespace tendril

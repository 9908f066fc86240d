// stats.json: where every spike went, in total and for each core and hub.
#pragma once

#include <string>

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

/// The text of stats.json. It depends on the chip and the stimulus alone, not on how the run was evaluated;
/// figures that need cycles are null where the engine has none.
/// @throws Error Exit::check_failed where spikes are unaccounted for: arrived + in flight + lost = copies,
///         lost = 0, and merged, late and early parts of hits = arrived - not in table
std::string stats_json(const ChipPlan& plan, const RunTotals& totals);

/// synaptic_events of all cores.
std::uint64_t synaptic_events(const RunTotals& totals);

}  // namespace tendril

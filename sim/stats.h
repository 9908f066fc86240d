// stats.json: where every spike went, in total and for each core and hub.
#pragma once

#include <string>

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

/// The text of stats.json. It depends on the chip and the stimulus alone, not on how the run was evaluated;
/// figures that need cycles are null where the engine has none.
/// "timing": latency of each delivery (cycles), by how much the intervals of a neuron's spikes differ at a
/// listener from those that were sent, and deliveries of older spikes than one before (sim/spike_timing.h).
/// "utilisation": share of a hub's cycles in which it did something, of a link's in which a spike crossed it.
/// "stall_cycles": in which a spike stood before an input without room. "topology": of traffic alone.
/// "labels": what each of these is: cycle-exact, analytic (of the topology), proxy (stands for energy, …).
/// Engines that count flits on the wires add "bit_hops" (bits of a flit times links crossed), "bit_pitches"
/// (times their length, core pitches) and "links": their ends, spikes each way, and those per cycle. Inside a
/// verilated chip nobody counts them.
/// @throws Error Exit::check_failed where spikes are unaccounted for: arrived + in flight + lost = copies,
///         lost = 0, and merged, late and early parts of hits = arrived - not in table
std::string stats_json(const ChipPlan& plan, const RunTotals& totals);

/// synaptic_events of all cores.
std::uint64_t synaptic_events(const RunTotals& totals);

}  // namespace tendril

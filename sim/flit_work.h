// What a run's flits cost in wires: energy proxies of the fabric.
#pragma once

#include <optional>

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

/// {kind, tick[7:0], source, neuron[7:0]} of chip.md: 17 and the bits of a source's number; of a
/// unicast copy as many again, its destination's.
int flit_bits(const ChipPlan& plan);

/// Bits of all spikes' flits put on a wire, by a source or by a hub, summed over the run: what the hubs
/// counted. Nothing where an engine has no cycles or the run did not end.
std::optional<double> bit_hops(const ChipPlan& plan, const RunTotals& totals);

/// The same times the length of each wire, in bits × core pitches. Where links were not counted (inside a
/// verilated chip), the spikes of each core along the wires of its way to its listeners, each wire once, and
/// nothing where the plan has hosts.
std::optional<double> bit_pitches(const ChipPlan& plan, const RunTotals& totals);

/// Wires that a spike of a source takes, and their length in pitches.
struct WayOf {
    int wires = 0;
    double pitches = 0;
};
std::optional<WayOf> way_of(const ChipPlan& plan, SourceId source);

}  // namespace tendril

// The steps of make_plan(), one file each; every draw comes from the stream of its table.
#pragma once

#include "sim/chip_plan.h"
#include "sim/chip_spec.h"

namespace tendril {

/// [[axons]] → CoreSetup::axon_table and ::excitatory. Of an entry `i` the stream is `axons<i>`; a core of a
/// "random" entry draws, in this order: its source cores (one draw each: below the sum of the 16-bit shares
/// of the levels that still have cores, then below the number of those cores, ascending), its pairs
/// (distinct of all free (source, neuron), source cores in the order drawn), its delays (ascending axon),
/// its inhibitory axons (distinct). "permutation" draws one distinct slot of all (core, axon) for each neuron
/// of the chip, ascending, and then the delays.
void plan_axons(const ChipSpec& spec, ChipPlan& plan);

/// [[synapses]] → CoreState::k. An entry says all k of the synapses it covers; a later one has the last
/// word. Stream `synapses<i>`: cores, axons, neurons ascending; "targets" draws an axon's neurons
/// (distinct) before their k.
void plan_synapses(const ChipSpec& spec, ChipPlan& plan);

/// [[state]] → V, S, TH. Stream `state<i>`: cores, neurons ascending, v before s before th.
void plan_state(const ChipSpec& spec, ChipPlan& plan);

/// [topology], [[host]] → listeners, topology and the hubs' registers.
void plan_fabric(const ChipSpec& spec, ChipPlan& plan);

/// [learning] remote_growth → CoreSetup::remote, ChipPlan::growth. @pre plan_fabric
void plan_growth(const ChipSpec& spec, ChipPlan& plan);
/// The same of a plan.
/// @return "" or why the fabric could not carry all that may grow; then nothing is changed
std::string allow_growth(ChipPlan& plan, const GrowthPlan& growth);

/// [traffic] → who listens to whom, and the stream or the recorded spikes that will be sent.
/// Draws, from stream `traffic`: cores ascending, their listeners as in sim/traffic_listeners.h.
/// @pre plan_axons, where a replay's listeners come from [[axons]]
void plan_traffic(const ChipSpec& spec, ChipPlan& plan);

/// A span of `count` things, refused where it reaches beyond them.
/// @param what in the refusal, as in "axons of core 3"
Span span_of(const Span& span, int count, const std::string& what, const Place& place);

}  // namespace tendril

// Two cores of 3 neurons and 4 axons under one hub: small enough to read every file of a run.
#pragma once

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

inline ChipPlan tiny_chip() {
    ChipPlan plan;
    plan.name = "tiny";
    plan.seed = 7;
    plan.cores.resize(2);
    for (std::uint16_t c = 0; c < 2; ++c) {
        plan.cores[c].id = CoreId(c);
        plan.cores[c].size = {3, 4};
        plan.cores[c].excitatory = {true, true, true, false};
    }
    plan.topology.cores = 2;
    plan.topology.hubs.resize(1);
    plan.initial = {Tick(-1), {cleared_core({3, 4}, 5), cleared_core({3, 4}, 6)}};
    return plan;
}

/// After tick 41, with something in every column.
inline ChipState tiny_state() {
    ChipState state = tiny_chip().initial;
    state.tick = Tick(41);
    CoreState& first = state.cores[0];
    first.rank0 = 2;
    first.neurons[0] = {.v = 17, .s = -4, .th = 9, .ref = 1, .inht = 2, .e = 3, .bc = 4, .bt = 5, .latph = 6};
    first.neurons[2].fired = true;
    first.neurons[2].inh = true;
    first.learning.tf[2] = 0;
    first.learning.ta = {8, -1, -1, 0};
    first.learning.rk = {1, 0, 0, 0};
    first.learning.tl = {41, 0, -1, 40};
    first.learning.rank = 3;
    first.learning.episodes = 1;
    first.pending[1][0] = first.pending[1][3] = first.pending[7][2] = true;
    first.k = {0, 1, 15, 0, 0, 0, 2, 0, 0, 0, 0, 0};
    return state;
}

/// The text of that state, written by hand from the format's definition.
inline const char* const kTinyStateText =
    "# tendril-state 1\n"
    "# core core neurons axons rank0 rank lfsr episodes\n"
    "# neuron neuron v s th ref inht e bc bt latph fired inh tf_valid tf\n"
    "# axon axon ta_valid ta rk tl_valid tl_age_at_next_tick\n"
    "# pending ticks_ahead axons\n"
    "# k axon k_of_each_neuron\n"
    "tick 41\n"
    "cores 2\n"
    "core 0 3 4 2 3 5 1\n"
    "neuron 0 17 -4 9 1 2 3 4 5 6 0 0 0 0\n"
    "neuron 2 0 0 0 0 0 0 0 0 0 1 1 1 0\n"
    "axon 0 1 8 1 1 1\n"
    "axon 1 0 0 0 1 42\n"
    "axon 3 1 0 0 1 2\n"
    "pending 1 0 3\n"
    "pending 7 2\n"
    "k 0 0 1 15\n"
    "k 2 2 0 0\n"
    "core 1 3 4 0 0 6 0\n"
    "end\n";

/// Totals in which every spike is accounted for.
inline RunTotals tiny_totals() {
    RunTotals totals;
    totals.has_cycles = totals.finished = true;
    totals.ticks = 2;
    totals.cycles = 100;
    totals.setup_cycles = 40;
    totals.spikes = 3;
    totals.stimulus_spikes = 2;
    totals.copies = 6;
    totals.in_flight = 0;
    totals.cores.resize(2);
    totals.cores[0].counters = {
        .spikes = 2, .arrived = 4, .not_in_table = 1, .merged = 1, .synaptic_events = 9};
    totals.cores[1].counters = {.spikes = 1, .arrived = 2};
    totals.cores[0].barrier_wait_cycles = 11;
    totals.cores[1].barrier_wait_cycles = 12;
    totals.cores[0].learn_accesses = 5;
    totals.hubs = {{.moved = 5, .copies = 6, .marks = 6, .blocked_cycles = 1, .busy_cycles = 9}};
    totals.timing.latency.add(4);
    totals.timing.latency.add(6);
    totals.timing.disordered = totals.timing.intervals = 1;
    totals.timing.distortion_sum = 2;
    totals.timing.distortion_max = 2;
    return totals;
}

}  // namespace tendril

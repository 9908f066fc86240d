// What waves and the count of synaptic events read inside a verilated core. The only file that knows the
// names Verilator 5.006 gives to what is not a pin: of a core that is a model of its own (its root), and of
// one that is a part of a chip.
#pragma once

#include <cstdint>

#include "systemc/core/core_glance.h"

namespace tendril {

/// From the words of rtl/core/neuron_memory.v: potential {s[11:0], v[15:0]}, threshold.
constexpr NeuronGlance neuron_glance(std::uint32_t potential, std::uint16_t threshold) {
    const std::uint32_t s = (potential >> 16) & 0xfffU;
    return {static_cast<std::uint16_t>(potential), static_cast<std::int16_t>((s ^ 0x800U) - 0x800U),
            threshold};
}

/// @tparam Root the class V…___024root of a verilated neuron_core
template <class Root>
CoreStep step_in_root(const Root& root) {
    return static_cast<CoreStep>(root.neuron_core__DOT__i_control__DOT__state_q);
}

template <class Root>
NeuronGlance neuron_in_root(const Root& root, int neuron) {
    return neuron_glance(
        root.neuron_core__DOT__i_neurons__DOT__i_memory__DOT__i_potential__DOT__words[neuron],
        root.neuron_core__DOT__i_neurons__DOT__i_memory__DOT__i_threshold__DOT__words[neuron]);
}

template <class Root>
std::uint64_t synaptic_events_in_root(const Root& root) {
    return root.neuron_core__DOT__i_counters__DOT__passed_q;
}

/// @tparam Part the class V…_neuron_core… of a verilated chip
template <class Part>
CoreStep step_in_part(const Part& core) {
    return static_cast<CoreStep>(core.__PVT__i_control__DOT__state_q);
}

template <class Part>
std::uint64_t synaptic_events_in_part(const Part& core) {
    return core.__PVT__i_counters__DOT__passed_q;
}

template <class Part>
NeuronGlance neuron_in_part(const Part& core, int neuron) {
    return neuron_glance(core.__PVT__i_neurons__DOT__i_memory__DOT__i_potential__DOT__words[neuron],
                         core.__PVT__i_neurons__DOT__i_memory__DOT__i_threshold__DOT__words[neuron]);
}

}  // namespace tendril

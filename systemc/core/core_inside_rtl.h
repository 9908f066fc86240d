// What waves and the count of synaptic events read inside a verilated core. The only file that knows the
// names Verilator 5.006 gives to what is not a pin: of a core that is a model of its own (its root), and of
// one that is a part of a chip.
#pragma once

#include <cstdint>

#include "systemc/core/core_glance.h"
#include "systemc/core/map.h"
#include "systemc/core/pending_sight.h"

namespace tendril {

/// From the words of rtl/core/neuron_memory.v: potential {s[11:0], v[15:0]}, threshold.
constexpr NeuronGlance neuron_glance(std::uint32_t potential, std::uint16_t threshold) {
    const std::uint32_t s = (potential >> 16) & 0xfffU;
    return {static_cast<std::uint16_t>(potential), static_cast<std::int16_t>((s ^ 0x800U) - 0x800U),
            threshold};
}

/// Bit i of 16 becomes bit 2 i.
constexpr std::uint32_t spread(std::uint32_t bits) {
    bits = (bits | (bits << 8U)) & 0x00ff00ffU;
    bits = (bits | (bits << 4U)) & 0x0f0f0f0fU;
    bits = (bits | (bits << 2U)) & 0x33333333U;
    return (bits | (bits << 1U)) & 0x55555555U;
}

/// A memory of rtl/core/pending.v, half a word of 32 axons at each of its places.
template <class Half, std::size_t Places>
struct PendingBank {
    const Half (&halves)[Places];
    std::uint64_t filled;  ///< a bit a place: others hold what is over

    static constexpr std::size_t kWords = Places / kBuiltSlots;
    std::uint32_t half(std::size_t place) const { return (filled >> place) & 1U ? halves[place] : 0; }
};

/// Even axons in one bank, odd ones in the other; two of their words make one of 64 axons.
template <class Half, std::size_t Places>
std::uint64_t pending_word(const PendingBank<Half, Places>& even, const PendingBank<Half, Places>& odd,
                           int slot, int word) {
    constexpr std::size_t kWords = PendingBank<Half, Places>::kWords;
    std::uint64_t out = 0;
    for (std::size_t part = 0; part < 2; ++part) {
        const std::size_t at = 2 * static_cast<std::size_t>(word) + part;
        if (at >= kWords) break;
        const std::size_t place = static_cast<std::size_t>(slot) * kWords + at;
        const std::uint64_t axons = spread(even.half(place)) | (spread(odd.half(place)) << 1U);
        out |= axons << (32 * part);
    }
    return out;
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
std::uint64_t pending_in_root(const Root& root, int slot, int word) {
    return pending_word(PendingBank{root.neuron_core__DOT__i_spike_input__DOT__i_pending__DOT__even.m_storage,
                                    root.neuron_core__DOT__i_spike_input__DOT__i_pending__DOT__even_filled_q},
                        PendingBank{root.neuron_core__DOT__i_spike_input__DOT__i_pending__DOT__odd.m_storage,
                                    root.neuron_core__DOT__i_spike_input__DOT__i_pending__DOT__odd_filled_q},
                        slot, word);
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

template <class Part>
std::uint64_t pending_in_part(const Part& core, int slot, int word) {
    return pending_word(PendingBank{core.__PVT__i_spike_input__DOT__i_pending__DOT__even.m_storage,
                                    core.__PVT__i_spike_input__DOT__i_pending__DOT__even_filled_q},
                        PendingBank{core.__PVT__i_spike_input__DOT__i_pending__DOT__odd.m_storage,
                                    core.__PVT__i_spike_input__DOT__i_pending__DOT__odd_filled_q},
                        slot, word);
}

}  // namespace tendril

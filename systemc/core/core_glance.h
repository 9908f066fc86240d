// What a waveform shows of the inside of a core: the step of the tick it is at, and its neurons.
#pragma once

#include <cstdint>

namespace tendril {

/// rtl/core/tick_control.v, its states by number. A model, which takes some of them as one, never says
/// scan_end, decide, pass and pass_end.
enum class CoreStep : std::uint8_t {
    halted,
    waiting,
    stopped,
    begin,
    phase_start,
    row,
    axon,
    scan,
    scan_end,
    decide,
    pass,
    pass_end,
    spikes,
    mark,
    fired
};

/// A neuron as its memory holds it in this cycle. During a scan RTL has stepped some neurons and others not
/// yet; a model has stepped all of them from the scan's first cycle on. Between ticks they are equal.
struct NeuronGlance {
    std::uint16_t v = 0;
    std::int16_t s = 0;
    std::uint16_t th = 0;

    bool operator==(const NeuronGlance&) const = default;
};

}  // namespace tendril

// What travels on the buses (flit) and what it means (spike).
#pragma once

#include "types.h"

namespace tendril {

enum class FlitKind : std::uint8_t { spike = 0, mark = 1 };

/// One bus word: {kind, tick[7:0], source[8:0], neuron[7:0]} (chip.md, fabric). It has no destination.
struct Flit {
    FlitKind kind = FlitKind::spike;
    std::uint8_t tick = 0;  ///< low 8 bits of the sender's tick
    SourceId source;
    std::uint8_t neuron = 0;  ///< neuron of a core, line of a host

    constexpr bool operator==(const Flit&) const = default;
};

inline constexpr int kSourceBits = 9;  ///< SRC_W of every built block
inline constexpr int kFlitBits = 1 + 8 + kSourceBits + 8;

constexpr std::uint32_t pack(const Flit& f) {
    return (static_cast<std::uint32_t>(f.kind) << (16 + kSourceBits)) |
           (static_cast<std::uint32_t>(f.tick) << (8 + kSourceBits)) |
           (static_cast<std::uint32_t>(f.source.value) << 8) | f.neuron;
}

constexpr Flit unpack(std::uint32_t word) {
    return {static_cast<FlitKind>((word >> (16 + kSourceBits)) & 1U),
            static_cast<std::uint8_t>(word >> (8 + kSourceBits)),
            SourceId(static_cast<std::uint16_t>((word >> 8) & ((1U << kSourceBits) - 1U))),
            static_cast<std::uint8_t>(word)};
}

/// The fact that a neuron of a core fired (or repeated) in a tick.
struct Spike {
    Tick tick;
    Cycle cycle;  ///< spike output valid and ready; −1 where the engine has no cycles
    CoreId core;
    NeuronId neuron;
};

/// A spike that reached a core.
struct Delivery {
    Tick tick;    ///< of arrival
    Cycle cycle;  ///< spike input valid and ready
    CoreId core;
    int axon;  ///< first axon of the entry; −1 where the axon table has none
    SourceId source;
    NeuronId neuron;
    bool merged = false;
    bool late = false;   ///< its slot was below the next tick: clamped (fixed ticks)
    bool early = false;  ///< its slot was beyond delay_max: clamped (fixed ticks)
};

}  // namespace tendril

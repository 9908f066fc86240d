// The vocabulary: one word for one thing, each a type of its own.
#pragma once

#include <compare>
#include <cstdint>

namespace tendril {

/// A name for one of many: cannot be mixed up with another kind, has no arithmetic.
template <class Tag, class Rep>
struct Id {
    Rep value{};

    constexpr Id() = default;
    constexpr explicit Id(Rep v) : value(v) {}
    constexpr auto operator<=>(const Id&) const = default;
};

/// A point on one of the chip's two clocks: points differ by plain counts.
template <class Tag>
struct Instant {
    std::int64_t value{};

    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t v) : value(v) {}
    constexpr auto operator<=>(const Instant&) const = default;
    constexpr Instant& operator++() { return ++value, *this; }
    constexpr Instant& operator+=(std::int64_t n) { return value += n, *this; }
    friend constexpr Instant operator+(Instant a, std::int64_t n) { return Instant(a.value + n); }
    friend constexpr Instant operator-(Instant a, std::int64_t n) { return Instant(a.value - n); }
    friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.value - b.value; }
};

/// One period of the chip clock; 0 is the first after start. The only time the simulator has.
using Cycle = Instant<struct CycleTag>;
/// Later than every cycle.
inline constexpr Cycle kNever{INT64_MAX};
/// One neuron time step; −1 is the preload tick that precedes tick 0.
using Tick = Instant<struct TickTag>;

using CoreId = Id<struct CoreTag, std::uint16_t>;
using NeuronId = Id<struct NeuronTag, std::uint16_t>;
using AxonId = Id<struct AxonTag, std::uint16_t>;
/// Who spikes: cores first, then host ports in the order of the chip file.
using SourceId = Id<struct SourceTag, std::uint16_t>;

/// Built size of a core, or the part of it in use.
struct CoreSize {
    int neurons = 0;  ///< N
    int axons = 0;    ///< NIN, a power of two

    constexpr bool operator==(const CoreSize&) const = default;
};

}  // namespace tendril

// What the hosts say, tick by tick.
#pragma once

#include <span>

#include "systemc/types.h"

namespace tendril {

/// A line of a host whose axon is active in the tick it is asked for (delay 1; with delay d, d - 1 later).
struct HostSpike {
    std::uint16_t host = 0;
    std::uint16_t line = 0;

    constexpr auto operator<=>(const HostSpike&) const = default;
};

class Stimulus {
public:
    virtual ~Stimulus() = default;
    /// Ascending (host, line), no two alike; valid until the next call. Ticks are asked for in ascending
    /// order.
    virtual std::span<const HostSpike> at(Tick tick) = 0;
};

}  // namespace tendril

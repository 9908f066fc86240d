// What an episode shows: spikes of lines, in ticks from its beginning.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace tendril {

/// A line of host 0, active so many ticks after its episode begins.
struct LineSpike {
    int tick = 0;
    std::uint16_t line = 0;

    constexpr auto operator<=>(const LineSpike&) const = default;
};

/// Ascending, no two alike.
using Script = std::vector<LineSpike>;

}  // namespace tendril

// Where cores and hubs lie: Morton order on a square grid, so that near in the tree is near on the chip.
#pragma once

#include <cmath>

namespace tendril {

/// Core pitches.
struct Spot {
    double x = 0.0, y = 0.0;
};

/// A core: x the even bits of its index, y the odd ones.
inline Spot core_spot(int index) {
    int x = 0;
    int y = 0;
    for (int bit = 0; (index >> (2 * bit)) != 0; ++bit) {
        x |= ((index >> (2 * bit)) & 1) << bit;
        y |= ((index >> (2 * bit + 1)) & 1) << bit;
    }
    return {static_cast<double>(x), static_cast<double>(y)};
}

/// The middle of the box around the cores first..last.
inline Spot middle_spot(int first, int last) {
    Spot low = core_spot(first);
    Spot high = low;
    for (int core = first; core <= last; ++core) {
        const Spot spot = core_spot(core);
        low = {std::fmin(low.x, spot.x), std::fmin(low.y, spot.y)};
        high = {std::fmax(high.x, spot.x), std::fmax(high.y, spot.y)};
    }
    return {(low.x + high.x) / 2, (low.y + high.y) / 2};
}

/// Length of a wire that runs along the grid.
inline double wire_length(Spot a, Spot b) { return std::fabs(a.x - b.x) + std::fabs(a.y - b.y); }

}  // namespace tendril

// Who listens to whom in synthetic traffic.
#pragma once

#include <vector>

#include "sim/chip_spec.h"
#include "sim/random.h"

namespace tendril {

/// Listeners of each core, ascending; never the core itself. For each core, ascending, fan_out times: a class
/// of cores by its share (one draw, below the sum of the shares of the classes that still have cores), then
/// one of its cores (one draw, below their number, ascending), which leaves it. Classes and shares:
/// - uniform: all others are one class
/// - local: the others by the level of the lowest common hub; floor(65536 · share / sum of shares). Where the
///   fabric is no tree, hubs of four cores in the floorplan's order stand for its own
/// - hotspot: the hotspots, floor(65536 · hot_share), and the others, what is left of 65536
/// - power_law: each other core its own class, floor(2^23 / r^exponent), r the length of a wire to it along
///   the grid, in core pitches
/// - transpose, no draws: the core at (x, y) of the floorplan is heard by the one at (y, x); those on the
///   diagonal are silent
/// @throws Error with its place where a core finds too few listeners, or the floorplan is no square
std::vector<std::vector<int>> draw_listeners(const ChipSpec& spec, RandomStream& stream);

}  // namespace tendril

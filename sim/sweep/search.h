// Finds the edge of saturation by halving.
#pragma once

#include <functional>
#include <optional>

#include "sim/sweep/plan.h"

namespace tendril {

struct SearchResult {
    double value = 0;  ///< the greatest that is known not to saturate; where `found` is false, the last tried
    bool found = false;   ///< false: even the least tried saturates
    bool bounded = true;  ///< false: the greatest tried does not saturate either
    int tries = 0;
};

/// Tries order.low and order.high, doubling the high end while it does not saturate (to kSearchMost) and
/// halving the low end while it does (to kSearchLeast of it), then halves what lies between until it is
/// below order.tolerance of the value. Values tried have four digits.
/// @param saturates asked once a value
SearchResult find_saturation(const SearchOrder& order, const std::function<bool(double)>& saturates);

inline constexpr double kSearchMost = 1.0;  ///< a spike per core and cycle
inline constexpr double kSearchLeast = 1.0 / 1024.0;

}  // namespace tendril

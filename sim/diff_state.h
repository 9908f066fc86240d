// The first row in which two final states part.
#pragma once

#include <string>

#include "sim/diff.h"

namespace tendril {

/// @param a, b texts of final.state that differ
Divergence diff_states(const std::string& a, const std::string& b);

}  // namespace tendril

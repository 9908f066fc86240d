// The mean of a few seeds and how well it is known.
#pragma once

#include <optional>
#include <vector>

namespace tendril {

struct Interval {
    double mean = 0;
    /// Half the width of the 95 % confidence interval: Student's t of n − 1 degrees of freedom times the
    /// sample's deviation over √n; nothing of fewer than two values.
    std::optional<double> ci95;
};

/// Nothing of no values.
std::optional<Interval> interval_of(const std::vector<double>& values);

}  // namespace tendril

#include "sim/sweep/interval.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tendril {

namespace {

/// The 97.5 % quantile of Student's t, by degrees of freedom from 1; 31 and more as the normal's: within 4 %.
constexpr std::array kT = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
                           2.2010,  2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
                           2.0796,  2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423};
constexpr double kNormal = 1.9600;

}  // namespace

std::optional<Interval> interval_of(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    const auto n = static_cast<double>(values.size());
    Interval out;
    for (const double value : values) out.mean += value / n;
    if (values.size() < 2) return out;
    double squares = 0;
    for (const double value : values) squares += (value - out.mean) * (value - out.mean);
    const std::size_t freedom = values.size() - 1;
    const double t = freedom <= kT.size() ? kT.at(freedom - 1) : kNormal;
    out.ci95 = t * std::sqrt(squares / static_cast<double>(freedom)) / std::sqrt(n);
    return out;
}

}  // namespace tendril

#include "sim/avalanches/activity.h"

#include <cmath>

namespace tendril {

namespace {

constexpr int kSteps = 20;

/// Of y over x, by weighted least squares.
struct Regression {
    double slope = 0;
    bool defined = false;
};

template <class X, class Y, class Weight>
Regression regress(std::size_t count, const X& x, const Y& y, const Weight& weight) {
    double mean_x = 0;
    double mean_y = 0;
    double weights = 0;
    for (std::size_t i = 0; i < count; ++i) {
        mean_x += weight(i) * x(i);
        mean_y += weight(i) * y(i);
        weights += weight(i);
    }
    mean_x /= weights;
    mean_y /= weights;
    double xx = 0;
    double xy = 0;
    for (std::size_t i = 0; i < count; ++i) {
        xx += weight(i) * (x(i) - mean_x) * (x(i) - mean_x);
        xy += weight(i) * (x(i) - mean_x) * (y(i) - mean_y);
    }
    if (xx <= 0) return {};
    return {xy / xx, true};
}

Regression slope_over(const Activity& activity, std::size_t bins) {
    if (activity.size() < bins + 2) return {};
    return regress(
        activity.size() - bins, [&](std::size_t t) { return static_cast<double>(activity[t]); },
        [&](std::size_t t) { return static_cast<double>(activity[t + bins]); },
        [](std::size_t) { return 1.0; });
}

}  // namespace

std::vector<Avalanche> avalanches_of(const Activity& activity, std::int64_t threshold) {
    std::vector<Avalanche> found;
    Avalanche current;
    bool whole = false;  // its beginning was seen
    for (const std::int64_t spikes : activity) {
        if (spikes > threshold) {
            current.size += spikes;
            ++current.duration;
            continue;
        }
        if (whole && current.duration > 0) found.push_back(current);
        whole = true;
        current = {};
    }
    return found;
}

std::optional<Branching> branching_of(const Activity& activity) {
    const Regression first = slope_over(activity, 1);
    if (!first.defined) return std::nullopt;
    Branching branching{first.slope, std::nullopt, 0};
    const double noise = 2 / std::sqrt(static_cast<double>(activity.size()));
    std::vector<double> logs;
    for (std::size_t k = 1; k <= kSteps; ++k) {
        const Regression slope = slope_over(activity, k);
        if (!slope.defined || slope.slope <= noise) break;
        logs.push_back(std::log(slope.slope));
    }
    branching.steps = static_cast<int>(logs.size());
    if (logs.size() < 3) return branching;
    const Regression decay = regress(
        logs.size(), [](std::size_t k) { return static_cast<double>(k); },
        [&](std::size_t k) { return logs[k]; },
        [&](std::size_t k) { return std::exp(2 * logs[k]); });  // a slope's log is as sure as it is large
    branching.multistep = std::exp(decay.slope);
    return branching;
}

}  // namespace tendril

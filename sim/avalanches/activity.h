// How activity begets activity: branching ratio, and the avalanches that silent bins part from each other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace tendril {

/// Spikes of all neurons, a value a bin.
using Activity = std::vector<std::int64_t>;

struct Avalanche {
    std::int64_t size = 0;      ///< spikes
    std::int64_t duration = 0;  ///< bins
};

/// Runs of bins with more than `threshold` spikes. One that the run cuts off at either end is left out.
std::vector<Avalanche> avalanches_of(const Activity& activity, std::int64_t threshold);

/// Spikes that a spike brings about in the next bin; 1 is critical. Nothing where activity never changes.
/// Counts input from outside as noise: both estimators hold where it does not depend on what went before.
struct Branching {
    double slope = 0;  ///< of activity over that of the bin before (linear regression); low when subsampled
    /// m of r_k = b · m^k fitted to the slopes over k bins, k = 1..20 or until one is within two standard
    /// errors of 0 (Wilting and Priesemann, Nature Communications 2018): also of a sample of the neurons.
    /// Nothing where fewer than three slopes can be told from 0.
    std::optional<double> multistep;
    int steps = 0;  ///< slopes that were used
};
std::optional<Branching> branching_of(const Activity& activity);

}  // namespace tendril

// Poisson spikes: each line in each tick with one probability.
#pragma once

#include "sim/random.h"
#include "sim/stimulus_entry.h"

namespace tendril {

/// One draw for each tick and line, ticks and then lines ascending: active where it is below
/// floor(rate · 2^32).
class PoissonEntry : public StimulusEntry {
public:
    PoissonEntry(int lines, double rate, RandomStream stream);
    void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) override;

private:
    int lines_;
    std::uint64_t limit_;
    RandomStream start_;  ///< before its first draw
    RandomStream stream_;
    std::int64_t next_ = 0;  ///< the time the stream stands at
};

}  // namespace tendril

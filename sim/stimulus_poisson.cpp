// Poisson spikes.
#include "sim/stimulus_poisson.h"

namespace tendril {

PoissonEntry::PoissonEntry(int lines, double rate, RandomStream stream)
    : lines_(lines), limit_(chance_limit(rate)), start_(stream), stream_(stream) {}

void PoissonEntry::lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) {
    if (time < next_) {
        stream_ = start_;
        next_ = 0;
    }
    stream_.skip(static_cast<std::uint64_t>((time - next_) * lines_));
    for (int line = 0; line < lines_; ++line) {
        if (stream_.chance(limit_)) lines.push_back(static_cast<std::uint16_t>(line));
    }
    next_ = time + 1;
}

}  // namespace tendril

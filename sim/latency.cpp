#include "sim/latency.h"

namespace tendril {

void LatencyHistogram::add(std::int64_t cycles) {
    const auto at = static_cast<std::size_t>(cycles);
    if (at >= counts_.size()) counts_.resize(at + 1, 0);
    ++counts_[at];
    ++count_;
    sum_ += static_cast<std::uint64_t>(cycles);
}

std::int64_t LatencyHistogram::percentile(int percent) const {
    const std::uint64_t rank = (count_ * static_cast<std::uint64_t>(percent) + 99) / 100;
    std::uint64_t below = 0;
    for (std::size_t cycles = 0; cycles < counts_.size(); ++cycles) {
        below += counts_[cycles];
        if (below >= rank) return static_cast<std::int64_t>(cycles);
    }
    return 0;
}

double LatencyHistogram::mean() const {
    return count_ == 0 ? 0 : static_cast<double>(sum_) / static_cast<double>(count_);
}

}  // namespace tendril

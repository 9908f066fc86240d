// How long deliveries took: a count for every number of cycles.
#pragma once

#include <cstdint>
#include <vector>

#include "systemc/kernel/state_visitor.h"

namespace tendril {

class LatencyHistogram {
public:
    /// @param cycles 0 or more
    void add(std::int64_t cycles);

    std::uint64_t count() const { return count_; }
    /// The least latency that at least `percent` % of the deliveries do not exceed (nearest rank); 0 of none.
    std::int64_t percentile(int percent) const;
    std::int64_t max() const { return counts_.empty() ? 0 : static_cast<std::int64_t>(counts_.size()) - 1; }
    /// 0 of none.
    double mean() const;
    /// counts()[n] deliveries took n cycles; the last is not 0.
    const std::vector<std::uint64_t>& counts() const { return counts_; }
    void visit_state(StateVisitor& visitor) {
        visitor.field("counts", counts_);
        visitor.field("count", count_);
        visitor.field("sum", sum_);
    }

private:
    std::vector<std::uint64_t> counts_;
    std::uint64_t count_ = 0;
    std::uint64_t sum_ = 0;
};

}  // namespace tendril

#include "sim/host_queue.h"

#include <algorithm>

namespace tendril {

/// What every host has asked for is forgotten: islands that dead links cut off may be far apart.
std::span<const std::uint16_t> HostQueue::lines(int host, Tick tick) {
    while (first_ + static_cast<std::int64_t>(ticks_.size()) <= tick) {
        std::vector<Lines>& hosts = ticks_.emplace_back(asked_.size());
        const Tick asked = first_ + static_cast<std::int64_t>(ticks_.size() - 1);
        for (const HostSpike& spike : stimulus_.at(asked)) hosts[spike.host].push_back(spike.line);
    }
    asked_[static_cast<std::size_t>(host)] = tick;
    for (const Tick last = *std::min_element(asked_.begin(), asked_.end()); first_ < last; ++first_)
        ticks_.pop_front();
    return ticks_[static_cast<std::size_t>(tick - first_)][static_cast<std::size_t>(host)];
}

void HostQueue::visit_state(StateVisitor& visitor) {
    visitor.field("first", first_);
    visitor.field("ticks", ticks_);
    visitor.field("asked", asked_);
}

}  // namespace tendril

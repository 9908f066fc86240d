#include "sim/host_queue.h"

namespace tendril {

namespace {
constexpr std::size_t kTicksKept = 3;  // hosts are at most one tick apart
}

std::span<const std::uint16_t> HostQueue::lines(int host, Tick tick) {
    while (first_ + static_cast<std::int64_t>(ticks_.size()) <= tick) {
        std::vector<Lines>& hosts = ticks_.emplace_back(hosts_);
        const Tick asked = first_ + static_cast<std::int64_t>(ticks_.size() - 1);
        for (const HostSpike& spike : stimulus_.at(asked)) hosts[spike.host].push_back(spike.line);
        if (ticks_.size() > kTicksKept) {
            ticks_.pop_front();
            ++first_;
        }
    }
    return ticks_[static_cast<std::size_t>(tick - first_)][static_cast<std::size_t>(host)];
}

}  // namespace tendril

#include "sim/experiment/part_stimulus.h"

#include <utility>

namespace tendril {

PartStimulus::PartStimulus(const ChipPlan& plan, Tick first, int episode_ticks, std::vector<int> patterns,
                           int hosts)
    : plan_(plan),
      first_(first),
      episode_ticks_(episode_ticks),
      patterns_(std::move(patterns)),
      hosts_(hosts) {}

std::span<const HostSpike> PartStimulus::at(Tick tick) {
    spikes_.clear();
    const std::int64_t since = tick - first_;
    if (since < 0 || since / episode_ticks_ >= static_cast<std::int64_t>(patterns_.size())) return spikes_;
    const int pattern = patterns_[static_cast<std::size_t>(since / episode_ticks_)];
    const auto within = static_cast<int>(since % episode_ticks_) - kFirstTick;
    if (within < 0 || within % kSpacing > 1 || within / kSpacing >= hosts_) return spikes_;
    const int host = within / kSpacing;
    for (int line = 2 * pattern + within % kSpacing; line < plan_.hosts[static_cast<std::size_t>(host)].lines;
         line += 2 * kPatterns)
        spikes_.push_back({static_cast<std::uint16_t>(host), static_cast<std::uint16_t>(line)});
    return spikes_;
}

}  // namespace tendril

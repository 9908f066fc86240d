// Counts within a tick, and puts it in words.
#include "sim/recorder/core_row.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

void CoreRow::look(const CoreSight& sight) {
    bool changed = sight.tick != tick_;
    if (changed) {
        tick_ = sight.tick;
        in_ = 0;
        spikes_.clear();
        strengthened_before_ = sight.strengthened;
        weakened_before_ = sight.weakened;
    }
    const bool arrives = sight.arrives && sight.arrives->kind == FlitKind::spike;
    in_ += arrives;
    fires_ = sight.sends && sight.sends->kind == FlitKind::spike;
    if (fires_) spikes_.push_back(sight.sends->neuron);
    changed =
        changed || arrives || fires_ || sight.strengthened != strengthened_ || sight.weakened != weakened_;
    strengthened_ = sight.strengthened;
    weakened_ = sight.weakened;
    if (changed) text_ = line();
}

std::string CoreRow::line() const {
    constexpr std::size_t kNamed = 4;  // so that the line stays short
    std::string text = fmt::format("t{}: {} in", tick_.value, in_);
    const std::size_t named = std::min(spikes_.size(), kNamed);
    for (std::size_t i = 0; i < named; ++i) text += fmt::format("{}n{}", i == 0 ? ", " : " ", spikes_[i]);
    if (spikes_.size() > kNamed) text += fmt::format(" +{}", spikes_.size() - kNamed);
    if (!spikes_.empty()) text += spikes_.size() == 1 ? " fires" : " fire";
    const std::uint64_t up = strengthened_ - strengthened_before_;
    const std::uint64_t down = weakened_ - weakened_before_;
    if (up + down > 0) text += fmt::format(", learn {}+/{}-", up, down);
    return text;
}

}  // namespace tendril

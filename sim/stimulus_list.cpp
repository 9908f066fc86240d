#include "sim/stimulus_list.h"

#include <algorithm>

namespace tendril {

ListEntry::ListEntry(std::vector<std::vector<std::int64_t>> spikes) : spikes_(std::move(spikes)) {
    std::sort(spikes_.begin(), spikes_.end());
}

void ListEntry::lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) {
    const auto first = std::lower_bound(spikes_.begin(), spikes_.end(), std::vector<std::int64_t>{time});
    for (auto at = first; at != spikes_.end() && (*at)[0] == time; ++at)
        lines.push_back(static_cast<std::uint16_t>((*at)[1]));
}

}  // namespace tendril

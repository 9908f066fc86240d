#include "sim/episode_stimulus.h"

namespace tendril {

EpisodeStimulus::EpisodeStimulus(EncodedImages images, int ph_len)
    : images_(std::move(images)), ph_len_(ph_len) {}

void EpisodeStimulus::show(Tick first, std::vector<int> order) {
    first_ = first;
    order_ = std::move(order);
}

std::span<const HostSpike> EpisodeStimulus::at(Tick tick) {
    const std::int64_t time = tick - first_;
    const auto episode = static_cast<std::size_t>(time / ph_len_);
    if (time < 0 || episode >= order_.size()) return {};
    return images_.at(static_cast<std::size_t>(order_[episode]), time % ph_len_);
}

}  // namespace tendril

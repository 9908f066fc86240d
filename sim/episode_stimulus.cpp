#include "sim/episode_stimulus.h"

namespace tendril {

EpisodeStimulus::EpisodeStimulus(const std::vector<LabelledImage>& images, int ph_len) : ph_len_(ph_len) {
    std::vector<std::uint16_t> lines;
    begin_.push_back(0);
    for (const LabelledImage& image : images) {
        for (int tick = 0; tick < kBrightest; ++tick) {
            lines.clear();
            ttfs_on_off(image, tick, lines);
            for (const std::uint16_t line : lines) spikes_.push_back({0, line});
            begin_.push_back(spikes_.size());
        }
    }
}

void EpisodeStimulus::show(Tick first, std::vector<int> order) {
    first_ = first;
    order_ = std::move(order);
}

std::span<const HostSpike> EpisodeStimulus::at(Tick tick) {
    const std::int64_t time = tick - first_;
    const std::int64_t in_image = time % ph_len_;
    const auto episode = static_cast<std::size_t>(time / ph_len_);
    if (time < 0 || episode >= order_.size() || in_image >= kBrightest) return {};
    const auto at = static_cast<std::size_t>(order_[episode] * kBrightest + in_image);
    return {spikes_.data() + begin_[at], begin_[at + 1] - begin_[at]};
}

}  // namespace tendril

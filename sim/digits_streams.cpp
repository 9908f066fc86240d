#include "sim/digits_streams.h"

#include <algorithm>
#include <numeric>

namespace tendril {

namespace {

constexpr std::uint32_t kCounts = 9;  // initial counts are 0..8

}  // namespace

DigitsStreams::DigitsStreams(std::uint32_t seed, int images, const CoreSetup& core)
    : random_(31337 * seed),
      order_(static_cast<std::size_t>(images)),
      initial_(cleared_core(core.size, 0x9E3779B9U * seed + 5)) {
    std::iota(order_.begin(), order_.end(), 0);
    std::shuffle(order_.begin(), order_.end(), random_);
    for (std::uint8_t& k : initial_.k) {
        const auto drawn = static_cast<std::int32_t>(random_() % kCounts);
        k = static_cast<std::uint8_t>(std::min(core.learning.kmax, drawn));
    }
}

std::vector<int> DigitsStreams::training(int episodes, int train_images) {
    std::vector<int> shown(static_cast<std::size_t>(episodes));
    for (int& image : shown) image = order_[random_() % static_cast<std::uint32_t>(train_images)];
    return shown;
}

}  // namespace tendril

// The random streams of the digits experiment, draw for draw those of the reference driver.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "sim/chip_plan.h"

namespace tendril {

/// From one mt19937(31337 * seed): the order of the images (std::shuffle of libstdc++), the initial counts,
/// axon by axon, then the images that training shows. The LFSR starts from 0x9E3779B9 * seed + 5.
class DigitsStreams {
public:
    /// @param images how many there are in all
    /// @param core the one core of the chip
    DigitsStreams(std::uint32_t seed, int images, const CoreSetup& core);

    /// The images in the order drawn.
    const std::vector<int>& order() const { return order_; }
    /// Counts 0..8, no more than kmax; all else cleared.
    const CoreState& initial() const { return initial_; }
    /// Draws the next `episodes` training images from the first `train_images` of order().
    std::vector<int> training(int episodes, int train_images);

private:
    std::mt19937 random_;
    std::vector<int> order_;
    CoreState initial_;
};

}  // namespace tendril

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

    /// The same for all cores of a chip, core after core, on the axons that the host's lines drive.
    /// Everything else of a core is the chip file's; a neuron whose budget the chip file has spent gets
    /// nothing. The LFSR of core c starts from 0x9E3779B9 * seed + 5 + c.
    DigitsStreams(std::uint32_t seed, int images, const ChipPlan& plan);

    /// The images in the order drawn.
    const std::vector<int>& order() const { return order_; }
    /// Of the first core: counts 0..8, no more than kmax.
    const CoreState& initial() const { return cores_[0]; }
    const std::vector<CoreState>& initial_cores() const { return cores_; }
    /// Draws the next `episodes` training images from the first `train_images` of order().
    std::vector<int> training(int episodes, int train_images);

private:
    DigitsStreams(std::uint32_t seed, int images);
    std::uint8_t count(std::int32_t kmax);

    std::mt19937 random_;
    std::vector<int> order_;
    std::vector<CoreState> cores_;
};

}  // namespace tendril

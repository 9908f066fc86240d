// The digits experiment: learn images without being told what they are, then see which neuron means which.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/engine.h"
#include "sim/image_code.h"

namespace tendril {

class DigitsStreams;

inline constexpr std::size_t kDigits = 10;

/// Which images are used for what, and how often. An episode is one image: one phase of the chip.
struct DigitsTask {
    std::vector<LabelledImage> images;
    int train_images = 1347;  ///< of a random order the first: learned from, then used to label neurons
    int train_episodes = 20000;
    int test_images = 450;             ///< of the same order the next: never shown before
    std::string code = "ttfs_on_off";  ///< in which they are shown
};

struct DigitsResult {
    int tested = 0;                                             ///< images
    int correct = 0;                                            ///< of them
    int none = 0;                                               ///< of them: no neuron with a label answered
    int dead = 0;                                               ///< neurons that no training image makes fire
    std::array<std::array<int, kDigits>, kDigits> confusion{};  ///< [true digit][answer]
    ChipState trained;                                          ///< after the last training episode
    std::vector<int> labels;  ///< a neuron, counted through the cores: its digit, −1 = it never answers

    double accuracy() const { return static_cast<double>(correct) / tested; }
};

/// Makes an engine for a chip; the plan outlives it.
using EngineMaker = std::function<std::unique_ptr<Engine>(const ChipPlan&)>;

/// @throws Error Exit::usage where chip and images do not fit: cores with one phase, of at least
///         kImageTicks ticks, that learn; a first host with a line for each channel of each pixel; enough
///         images, labels 0..9
void check_digits(const ChipPlan& plan, const DigitsTask& task);

/// Who watches, and who may end it.
struct DigitsWatch {
    std::vector<Recorder*> listeners;
    std::function<bool()> interrupted;  ///< may be empty
};

/// Trains; labels each neuron with the digit for which it answers most often; tests. Who answers is who
/// spikes first in an episode. Learning rests while labelling and testing.
/// @param streams its training draws go on behind those used here
/// @throws Error as check_digits; Exit::interrupted
DigitsResult train_and_test(const ChipPlan& plan, const EngineMaker& make_engine, const DigitsTask& task,
                            DigitsStreams& streams, const DigitsWatch& watch = {});

}  // namespace tendril

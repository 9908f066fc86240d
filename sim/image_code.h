// Images as spikes: how the value of a pixel becomes times of spikes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/images.h"
#include "sim/script.h"
#include "sim/stimulus.h"

namespace tendril {

/// Ticks from an image's first possible spike to its last, in every code.
inline constexpr int kImageTicks = 16;

/// The codes by name, as a chip file's `encoder` has them. Each pixel has two lines: line i (ON) speaks for
/// light, line pixels + i (OFF) for darkness, its value v being kBrightest − v.
/// ttfs_on_off: one spike, at tick 16 − v; silent at 0.
/// rank_order: one spike, a tick for each sixteenth of the pixels that are brighter (of equals those before
///     it); silent at 0. How much brighter does not matter.
/// phase: two cycles of 8 ticks, a spike in each at tick (16 − v) / 2 of it; silent at 0.
/// rate: v spikes, evenly over the 16 ticks; where they begin depends on the line, so that a first spike says
///     little.
/// at_once: one spike a pixel in the first tick, ON where it is brighter than half, else OFF: what a
///     perceptron is given, an image as a vector of bits.
std::vector<std::string> image_codes();

/// @pre code is one of image_codes()
Script encode(const std::string& code, const LabelledImage& image);

/// Images in a code, each tick of each at hand.
class EncodedImages {
public:
    EncodedImages(const std::vector<LabelledImage>& images, const std::string& code);

    std::size_t count() const { return (begin_.size() - 1) / kImageTicks; }
    /// Lines of host 0 active `tick` ticks into an image, ascending; none outside 0..kImageTicks−1.
    std::span<const HostSpike> at(std::size_t image, std::int64_t tick) const;

private:
    std::vector<HostSpike> spikes_;   ///< by image, then tick
    std::vector<std::size_t> begin_;  ///< into spikes_, of image * kImageTicks + tick; one more at the end
};

}  // namespace tendril

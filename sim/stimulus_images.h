// Images as spikes: one a phase, time to first spike, an ON and an OFF channel.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/random.h"
#include "sim/stimulus_entry.h"

namespace tendril {

/// Brightest value of a pixel, and ticks that an image takes.
inline constexpr int kBrightest = 16;

struct LabelledImage {
    int label = 0;
    std::vector<std::uint8_t> pixels;  ///< 0..16, row by row
};

/// Reads one image a line: its label, then its pixels, separated by single spaces.
/// @throws Error Exit::usage with its place; Exit::resource where the file cannot be read
std::vector<LabelledImage> read_images(const std::string& path);

/// Lines active `tick` ticks into an image: line i (ON) at kBrightest − pixel i, silent at 0; line
/// pixels + i (OFF) at pixel i, silent at kBrightest. Ascending.
void ttfs_on_off(const LabelledImage& image, std::int64_t tick, std::vector<std::uint16_t>& lines);

class ImageEntry : public StimulusEntry {
public:
    /// @param order none: the order of the file, over and over; else one draw a phase, below(images)
    ImageEntry(std::vector<LabelledImage> images, int ph_len, std::optional<RandomStream> order);
    void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) override;

private:
    std::size_t image_of(std::int64_t phase);

    std::vector<LabelledImage> images_;
    int ph_len_;
    std::optional<RandomStream> start_;  ///< the stream before its first draw
    std::optional<RandomStream> order_;
    std::int64_t drawn_ = 0;  ///< phases
    std::size_t image_ = 0;   ///< of the last phase drawn
};

}  // namespace tendril

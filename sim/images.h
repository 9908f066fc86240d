// Images with labels, from a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tendril {

/// Brightest value of a pixel.
inline constexpr int kBrightest = 16;

struct LabelledImage {
    int label = 0;
    std::vector<std::uint8_t> pixels;  ///< 0..kBrightest, row by row
};

/// Reads one image a line: its label, then its pixels, separated by single spaces.
/// @throws Error Exit::usage with its place; Exit::resource where the file cannot be read
std::vector<LabelledImage> read_images(const std::string& path);

}  // namespace tendril

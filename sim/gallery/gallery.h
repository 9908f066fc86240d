// A gallery: small chips, each with a picture of what one of its neurons does, beside what it would do
// otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// [[picture]]: drawn into the SVG file beside its chip file.
struct PictureSpec {
    Origin origin;
    std::string chip;   ///< a chip file with one core
    std::string title;  ///< what the picture shows
    int neuron = 0;     ///< of that core
    std::vector<std::string>
        beside;  ///< keys of the chip file, for the curve of comparison; none: no such curve
};

struct GallerySpec {
    Origin origin;
    std::vector<PictureSpec> pictures;
};

/// @throws Error with the place of what is wrong
GallerySpec load_gallery(const std::string& path);

/// What a neuron went through.
struct Trace {
    struct TickState {
        std::int64_t v = 0;
        std::int64_t s = 0;
        std::int64_t threshold = 0;
        bool spiked = false;
    };
    struct Input {
        std::int64_t tick = 0;
        int line = 0;
        bool excitatory = true;
    };
    std::string what;  ///< "as it is", or what was set
    std::vector<TickState> ticks;
    std::vector<Input> inputs;
};

/// Runs the chip of a picture in the functional engine, as many ticks as it says.
/// @throws Error Exit::usage where it has not one core, or not that neuron
Trace trace_of(const PictureSpec& picture, const std::vector<std::string>& set);

/// An SVG: what comes in, V and its threshold, S, spikes; the second trace under the first, if there is one.
std::string picture_of(const PictureSpec& picture, const std::vector<Trace>& traces);

}  // namespace tendril

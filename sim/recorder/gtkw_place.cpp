// GTKWave's own words for place and zoom.
#include "sim/recorder/gtkw_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tendril {

namespace {

constexpr double kFrames = 5;       // of 200 pixels: the window's waves; at zoom z a frame has 2^-z cycles
constexpr std::size_t kNamed = 26;  // marks A to Z

}  // namespace

std::int64_t gtkw_cycles(double zoom) { return std::llround(kFrames * std::exp2(-zoom)); }

std::string gtkw_head(const std::string& fst, const WaveView& view) {
    const double zoom = -std::log2(static_cast<double>(std::max<std::int64_t>(view.cycles, 1)) / kFrames);
    const std::size_t named = std::min(view.marks.size(), kNamed);
    std::string text = fmt::format("[dumpfile] \"{}\"\n[timestart] {}\n[size] 1500 950\n", fst, view.from);
    text += fmt::format("*{:.6f} {}", zoom, view.marker);
    for (std::size_t m = 0; m < kNamed; ++m) text += fmt::format(" {}", m < named ? view.marks[m].cycle : -1);
    text += "\n";
    for (std::size_t m = 0; m < named; ++m)
        text += fmt::format("[markername] {}{}\n", static_cast<char>('A' + m), view.marks[m].name);
    return text + "[signals_width] 260\n[sst_expanded] 0\n";
}

}  // namespace tendril

#include "sim/experiment/hidden_streams.h"

#include <algorithm>

namespace tendril {

HiddenStreams::HiddenStreams(std::uint32_t seed, const HiddenPatternSpec& spec, int lines, int neurons,
                             std::int32_t kmax)
    : random_(104729 * seed + 7), spec_(spec), lines_(lines), rate_(spec.rate * 1e-4) {
    const auto choices = static_cast<std::uint32_t>(2 * spec.initial + 1);
    const auto limit = static_cast<std::uint32_t>(kmax);
    for (int n = 0; n < lines * neurons; ++n) {
        const bool too_large = random_() % choices > limit;
        initial_.push_back(static_cast<std::uint8_t>(
            too_large ? limit : std::min(limit, static_cast<std::uint32_t>(random_() % choices))));
    }
    draw_patterns();
    draw_segments();
    shown_.resize(static_cast<std::size_t>(spec.length));
}

bool HiddenStreams::chance() {
    const auto low = static_cast<double>(random_());
    const auto high = static_cast<double>(random_());
    return (low + high * 0x1p32) * 0x1p-64 < rate_;
}

int HiddenStreams::lines_in_pattern() const { return lines_ * spec_.share / 100; }

void HiddenStreams::draw_patterns() {
    patterns_.assign(static_cast<std::size_t>(spec_.patterns), Lines(static_cast<std::size_t>(spec_.length)));
    for (Lines& pattern : patterns_) {
        for (auto& tick : pattern) {
            for (int line = 0; line < lines_in_pattern(); ++line) {
                if (chance()) tick.push_back(static_cast<std::uint16_t>(line));
            }
        }
    }
}

void HiddenStreams::draw_segments() {
    constexpr double kAfterNoise = 1.0 / 3;  // a quarter of all segments then holds a pattern
    bool before = false;
    for (int s = 0; s < spec_.ticks / spec_.length; ++s) {
        segments_.push_back(-1);
        if (before) {
            before = false;
            continue;
        }
        const auto low = static_cast<double>(random_());
        const auto high = static_cast<double>(random_());
        before = (low + high * 0x1p32) * 0x1p-64 < kAfterNoise;
        if (before)
            segments_.back() = static_cast<int>(random_() % static_cast<std::uint32_t>(spec_.patterns));
    }
}

void HiddenStreams::show_pattern(const Lines& pattern) {
    for (int tick = 0; tick < spec_.length; ++tick) {
        for (const std::uint16_t line : pattern[static_cast<std::size_t>(tick)]) {
            if (spec_.deleted > 0 && static_cast<int>(random_() % 100) < spec_.deleted) continue;
            int moved = tick;
            if (spec_.jitter > 0) {
                const auto width = static_cast<std::uint32_t>(2 * spec_.jitter + 1);
                moved = std::clamp(tick + static_cast<int>(random_() % width) - spec_.jitter, 0,
                                   spec_.length - 1);
            }
            shown_[static_cast<std::size_t>(moved)].push_back(line);
        }
    }
}

const HiddenStreams::Lines& HiddenStreams::next_segment() {
    for (auto& tick : shown_) tick.clear();
    const int pattern = segments_[next_++];
    if (pattern >= 0) show_pattern(patterns_[static_cast<std::size_t>(pattern)]);
    for (auto& tick : shown_) {
        for (int line = pattern >= 0 ? lines_in_pattern() : 0; line < lines_; ++line) {
            if (chance()) tick.push_back(static_cast<std::uint16_t>(line));
        }
        std::sort(tick.begin(), tick.end());
        tick.erase(std::unique(tick.begin(), tick.end()), tick.end());
    }
    return shown_;
}

HiddenStimulus::HiddenStimulus(HiddenStreams streams, Tick first, int length)
    : start_(std::move(streams)),
      streams_(start_),
      first_(first),
      length_(length),
      spikes_(static_cast<std::size_t>(length)) {}

std::span<const HostSpike> HiddenStimulus::at(Tick tick) {
    const std::int64_t time = tick - first_;
    if (time < 0 || time / length_ >= static_cast<std::int64_t>(start_.segments().size())) return {};
    show(time / length_);
    return spikes_[static_cast<std::size_t>(time % length_)];
}

/// Another engine may ask from the beginning again.
void HiddenStimulus::show(std::int64_t segment) {
    if (segment < segment_) {
        streams_ = start_;
        segment_ = -1;
    }
    while (segment_ < segment) {
        const HiddenStreams::Lines& lines = streams_.next_segment();
        ++segment_;
        if (segment_ < segment) continue;
        for (std::size_t tick = 0; tick < spikes_.size(); ++tick) {
            spikes_[tick].clear();
            for (const std::uint16_t line : lines[tick]) spikes_[tick].push_back({0, line});
        }
    }
}

}  // namespace tendril

#include "sim/image_code.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace tendril {

namespace {

/// The values of one channel, a line each. Adds to `script` in any order.
struct Channel {
    std::vector<int> values;  ///< 0..kBrightest
    std::uint16_t first_line = 0;

    std::uint16_t line(std::size_t i) const { return static_cast<std::uint16_t>(first_line + i); }
};

using Code = void (*)(const Channel&, Script&);

void time_to_first_spike(const Channel& channel, Script& script) {
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        if (channel.values[i] > 0) script.push_back({kBrightest - channel.values[i], channel.line(i)});
    }
}

void rank_order(const Channel& channel, Script& script) {
    std::vector<std::size_t> brightest_first(channel.values.size());
    std::iota(brightest_first.begin(), brightest_first.end(), std::size_t{0});
    std::stable_sort(brightest_first.begin(), brightest_first.end(),
                     [&](std::size_t a, std::size_t b) { return channel.values[a] > channel.values[b]; });
    for (std::size_t rank = 0; rank < brightest_first.size(); ++rank) {
        const std::size_t i = brightest_first[rank];
        if (channel.values[i] == 0) break;
        script.push_back({static_cast<int>(rank * kImageTicks / channel.values.size()), channel.line(i)});
    }
}

void phase(const Channel& channel, Script& script) {
    constexpr int kCycle = kImageTicks / 2;
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        if (channel.values[i] == 0) continue;
        const int in_cycle = (kBrightest - channel.values[i]) * kCycle / kBrightest;
        for (int cycle = 0; cycle < 2; ++cycle)
            script.push_back({cycle * kCycle + in_cycle, channel.line(i)});
    }
}

void rate(const Channel& channel, Script& script) {
    constexpr int kStride = 5;  // visits every one of 16 places
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        const int begins = channel.line(i) * kStride % kImageTicks;
        const auto spikes_until = [&](int tick) { return (tick * channel.values[i] + begins) / kImageTicks; };
        for (int tick = 0; tick < kImageTicks; ++tick) {
            if (spikes_until(tick + 1) > spikes_until(tick)) script.push_back({tick, channel.line(i)});
        }
    }
}

/// Of the two lines of a pixel that is half as bright as can be, the dark one speaks.
void at_once(const Channel& channel, Script& script) {
    constexpr int kHalf = kBrightest / 2;
    const int least = channel.first_line == 0 ? kHalf + 1 : kHalf;
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        if (channel.values[i] >= least) script.push_back({0, channel.line(i)});
    }
}

struct NamedCode {
    const char* name;
    Code code;
};

constexpr std::array<NamedCode, 5> kCodes = {{{"ttfs_on_off", time_to_first_spike},
                                              {"rank_order", rank_order},
                                              {"phase", phase},
                                              {"rate", rate},
                                              {"at_once", at_once}}};

}  // namespace

std::vector<std::string> image_codes() {
    std::vector<std::string> names;
    for (const NamedCode& known : kCodes) names.emplace_back(known.name);
    return names;
}

Script encode(const std::string& code, const LabelledImage& image) {
    const auto known = std::find_if(kCodes.begin(), kCodes.end(),
                                    [&](const NamedCode& candidate) { return candidate.name == code; });
    Channel light{{image.pixels.begin(), image.pixels.end()}, 0};
    Channel dark{light.values, static_cast<std::uint16_t>(image.pixels.size())};
    for (int& value : dark.values) value = kBrightest - value;
    Script script;
    known->code(light, script);
    known->code(dark, script);
    std::sort(script.begin(), script.end());
    return script;
}

EncodedImages::EncodedImages(const std::vector<LabelledImage>& images, const std::string& code) {
    for (const LabelledImage& image : images) {
        const Script script = encode(code, image);
        auto next = script.begin();
        for (int tick = 0; tick < kImageTicks; ++tick) {
            begin_.push_back(spikes_.size());
            for (; next != script.end() && next->tick == tick; ++next) spikes_.push_back({0, next->line});
        }
    }
    begin_.push_back(spikes_.size());
}

std::span<const HostSpike> EncodedImages::at(std::size_t image, std::int64_t tick) const {
    if (tick < 0 || tick >= kImageTicks) return {};
    const std::size_t at = image * kImageTicks + static_cast<std::size_t>(tick);
    return {spikes_.data() + begin_[at], begin_[at + 1] - begin_[at]};
}

}  // namespace tendril

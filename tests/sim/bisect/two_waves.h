// Two small waveforms of a core that is not there, for what compares them.
#pragma once

#include <cstdint>
#include <string>

#include "sim/recorder/waves.h"
#include "tests/support/temp_folder.h"

namespace tendril::test {

/// What happens in one of the two.
struct Story {
    std::int64_t last = 39;   ///< cycle
    std::int64_t wrong = 99;  ///< from this cycle on `level` is 1 more
    std::int64_t early = 99;  ///< from this cycle on the neuron has the V of the next tick
    bool model = false;       ///< it has no step `scan_end`
    bool also = false;        ///< it has a signal of its own
};

/// A tick lasts 10 cycles: waiting in the first five, then a scan and its end; V is 7 times the tick.
inline void write_waves(const std::filesystem::path& path, const Story& story) {
    std::int64_t now = 0;
    const auto level = [&] { return static_cast<std::uint64_t>(now % 7 + (now >= story.wrong ? 1 : 0)); };
    const auto v = [&] { return static_cast<std::uint64_t>(7 * (now / 10 + (now >= story.early ? 1 : 0))); };
    const auto step = [&]() -> std::uint64_t {
        constexpr std::uint64_t kWaiting = 1, kScan = 7, kScanEnd = 8;
        return now % 10 < 5 ? kWaiting : now % 10 < 8 || story.model ? kScan : kScanEnd;
    };
    Probes probes = {{"chip ports_hub", "level", 5, {}, level},
                     {"chip neurons_core0", "n3_v", 16, {}, v},
                     {"chip bridge_core0", "step", 4, {}, step},
                     {"chip kernel", "work", 8, {}, [&] { return story.last % 256; }}};
    if (story.also) probes.push_back({"chip ports_hub", "own", 2, {}, [] { return std::uint64_t{1}; }});
    Waves waves(path.string(), {}, std::move(probes));
    for (; now <= story.last; ++now) waves.dump(Cycle(now));
}

}  // namespace tendril::test

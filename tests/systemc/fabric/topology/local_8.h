// 8 distinct local listeners of each of 256 cores: what the static table of the design multicasts to.
#pragma once

#include <random>
#include <set>

#include "systemc/fabric/routing.h"

namespace tendril {

/// By 60/25/10/5 % of the hubs of four, 16, 64 and 256 cores. A level without a core left leaves its share
/// to the others.
inline Listeners local_8(std::uint32_t seed) {
    std::mt19937 draw(seed);
    Listeners listeners(256);
    for (int core = 0; core < 256; ++core) {
        std::set<int> chosen;
        while (chosen.size() < 8) {
            const auto percent = static_cast<int>(draw() % 100);
            const int level = percent < 60 ? 1 : percent < 85 ? 2 : percent < 95 ? 3 : 4;
            const int span = 1 << (2 * level);
            const int other =
                core / span * span + static_cast<int>(draw() % static_cast<std::uint32_t>(span));
            const bool on_level = other / (span / 4) != core / (span / 4);
            if (on_level) chosen.insert(other);
        }
        for (const int other : chosen)
            listeners[static_cast<std::size_t>(core)].push_back({End::Kind::core, other, 0});
    }
    return listeners;
}

}  // namespace tendril

#include "sim/experiment/disturbance.h"

#include <algorithm>

namespace tendril {

Script disturbed(const Script& script, const Disturbance& by, int ticks, int lines, RandomStream& random) {
    constexpr int kAll = 100;
    Script arrived;
    for (LineSpike spike : script) {
        if (by.deleted > 0 && random.below(kAll) < by.deleted) continue;
        const auto moved = static_cast<int>(random.between(-by.jitter, by.jitter));
        spike.tick = std::clamp(spike.tick + moved, 0, ticks - 1);
        arrived.push_back(spike);
    }
    const int strangers = static_cast<int>(script.size()) * by.added / kAll;
    for (int n = 0; n < strangers; ++n) {
        const auto tick = static_cast<int>(random.below(ticks));
        arrived.push_back({tick, static_cast<std::uint16_t>(random.below(lines))});
    }
    std::sort(arrived.begin(), arrived.end());
    arrived.erase(std::unique(arrived.begin(), arrived.end()), arrived.end());
    return arrived;
}

}  // namespace tendril

// Patterns of which each host shows a part, one host after the other.
#pragma once

#include <vector>

#include "sim/chip_plan.h"
#include "sim/stimulus.h"

namespace tendril {

/// One of kPatterns an episode. Of its 2 · kPatterns lines, and of each further 2 · kPatterns, a host says
/// those of the pattern, 2p and 2p + 1, in two ticks after each other; host h begins in tick 2 + 6h.
class PartStimulus : public Stimulus {
public:
    static constexpr int kPatterns = 4;
    static constexpr int kFirstTick = 2;  ///< of an episode
    static constexpr int kSpacing = 6;    ///< ticks from a host to the next

    /// @param first the tick in which the first episode begins
    /// @param hosts that speak: the first so many
    PartStimulus(const ChipPlan& plan, Tick first, int episode_ticks, std::vector<int> patterns, int hosts);
    std::span<const HostSpike> at(Tick tick) override;

private:
    const ChipPlan& plan_;
    Tick first_;
    int episode_ticks_;
    std::vector<int> patterns_;
    int hosts_;
    std::vector<HostSpike> spikes_;
};

}  // namespace tendril

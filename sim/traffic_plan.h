// What the traffic sources of a chip will send, with nothing left to decide but the draws of the run.
#pragma once

#include <string>
#include <vector>

#include "sim/random.h"
#include "systemc/types.h"

namespace tendril {

/// A spike of a run that was recorded.
struct RecordedSpike {
    Cycle cycle;
    CoreId core;
    std::uint8_t neuron = 0;
};

struct TrafficPlan {
    std::string kind;
    std::uint64_t chance = 0;             ///< of a spike, per core and cycle: a draw lies below it
    RandomStream stream{"traffic", 1};    ///< as the draws of the listeners have left it
    std::vector<RecordedSpike> recorded;  ///< replay: ascending cycle
    std::int64_t warmup = 0;              ///< cycles
    std::int64_t drain = 0;               ///< cycles

    bool replay() const { return kind == "replay"; }
    /// The cycle after the last recorded spike.
    Cycle recorded_end() const { return recorded.empty() ? Cycle(0) : recorded.back().cycle + 1; }
};

}  // namespace tendril

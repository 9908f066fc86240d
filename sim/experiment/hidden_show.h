// Hidden patterns before a chip of one core: what its lines say, and the state in which it begins to listen.
#pragma once

#include "sim/experiment/hidden_streams.h"
#include "sim/experiment/trial.h"

namespace tendril {

struct HiddenShow {
    /// Synapses from the lines are the streams', all others the chip file's.
    HiddenShow(const ChipPlan& plan, const HiddenPatternSpec& spec, std::uint32_t seed);

    HiddenStimulus stimulus() const { return {streams, first(), length}; }
    Tick first() const { return from.tick + 1; }
    /// For engines that have to agree, in episodes of 400 ticks.
    TrialSlice slice() const;

    HiddenStreams streams;
    ChipState from;
    int length;  ///< of a segment, ticks
};

}  // namespace tendril

// Images shown one an episode, in whatever order an experiment wants.
#pragma once

#include <vector>

#include "sim/image_code.h"
#include "sim/stimulus.h"

namespace tendril {

/// One image a phase, on the lines of host 0.
class EpisodeStimulus : public Stimulus {
public:
    /// @param ph_len ticks of an episode, at least kImageTicks
    EpisodeStimulus(EncodedImages images, int ph_len);

    /// From tick `first` on, where a phase starts, an episode for each image of `order`; then nothing.
    void show(Tick first, std::vector<int> order);
    std::span<const HostSpike> at(Tick tick) override;

private:
    EncodedImages images_;
    int ph_len_;
    Tick first_;
    std::vector<int> order_;
};

}  // namespace tendril

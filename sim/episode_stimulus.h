// Images shown one an episode, in whatever order an experiment wants.
#pragma once

#include <vector>

#include "sim/stimulus.h"
#include "sim/stimulus_images.h"

namespace tendril {

/// One image a phase, pixels as times to first spike (ttfs_on_off) on the lines of host 0.
class EpisodeStimulus : public Stimulus {
public:
    /// @param ph_len ticks of an episode, at least kBrightest
    EpisodeStimulus(const std::vector<LabelledImage>& images, int ph_len);

    /// From tick `first` on, where a phase starts, an episode for each image of `order`; then nothing.
    void show(Tick first, std::vector<int> order);
    std::span<const HostSpike> at(Tick tick) override;

private:
    std::vector<HostSpike> spikes_;   ///< by image, then tick
    std::vector<std::size_t> begin_;  ///< into spikes_, of image * kBrightest + tick; one more at the end
    int ph_len_;
    Tick first_;
    std::vector<int> order_;
};

}  // namespace tendril

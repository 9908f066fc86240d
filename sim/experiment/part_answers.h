// Who answers a part of a pattern: the first neuron of each core to spike in each episode.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/experiment/episodes.h"
#include "sim/recorder.h"

namespace tendril {

class PartAnswers : public Recorder {
public:
    using Chosen = std::function<bool(std::size_t core)>;

    /// @param first the tick in which the first episode begins; they last a phase each
    /// @param patterns of the episodes; may be empty where no answers are compared
    PartAnswers(const ChipPlan& plan, Tick first, std::vector<int> patterns = {});

    void spike(const Spike& spike) override;
    bool wants_deliveries() const override { return false; }

    /// By core.
    const std::vector<std::int64_t>& spikes() const { return spikes_; }
    /// Of the chosen cores' episodes in `other`: the share answered by the neuron that answers this pattern
    /// here most often, and no other pattern most often. @pre both saw the same patterns
    double share_alike(const PartAnswers& other, const Chosen& chosen) const;
    /// Of the chosen cores' answers: ticks after `since(core)` of the episode, mean; NaN: no answers.
    double mean_tick(const Chosen& chosen, const std::function<int(std::size_t core)>& since) const;

private:
    /// The neuron that answers the pattern most often, the lowest of several; −1: none.
    int usual(std::size_t core, int pattern) const;

    Tick first_;
    int episode_ticks_;
    std::vector<int> patterns_;
    std::vector<std::int64_t> spikes_;
    std::vector<std::map<std::int64_t, Answer>> answers_;  ///< by core, by episode
};

}  // namespace tendril

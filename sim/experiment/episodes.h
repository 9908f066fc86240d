// Short stimuli shown one after the other, and who answers each of them first.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "sim/engine.h"
#include "sim/script.h"

namespace tendril {

/// Scripts one after the other, each in an episode of its own; nothing before and after.
class ScriptStimulus : public Stimulus {
public:
    /// @param first the tick in which the first episode begins
    ScriptStimulus(Tick first, int episode_ticks, const std::vector<Script>& episodes);
    std::span<const HostSpike> at(Tick tick) override;

private:
    std::vector<Tick> ticks_;        ///< per spike, ascending
    std::vector<HostSpike> spikes_;  ///< as ticks_
};

/// Who of a core spikes first in an episode, and in which of its ticks; −1 = nobody.
struct Answer {
    int neuron = -1;
    int tick = -1;
};

/// An engine that is shown episodes and goes on from where it was left.
class EpisodeRunner {
public:
    /// @param plan outlives it; the chip's last core is the one that answers
    EpisodeRunner(const ChipPlan& plan, std::unique_ptr<Engine> engine, int episode_ticks,
                  std::function<bool()> interrupted);

    void load(const ChipState& state);
    ChipState state() { return engine_->state(); }
    /// @return an answer an episode
    /// @throws Error Exit::interrupted
    std::vector<Answer> show(const std::vector<Script>& episodes, bool learning);
    /// What the last show() cost.
    const RunTotals& totals() const { return totals_; }
    Answer show_one(const Script& episode, bool learning) { return show({episode}, learning)[0]; }

private:
    CoreId answers_;
    std::unique_ptr<Engine> engine_;
    int episode_ticks_;
    std::function<bool()> interrupted_;
    Tick next_;  ///< an episode begins there
    RunTotals totals_;
};

}  // namespace tendril

#include "sim/experiment/episodes.h"

#include <algorithm>

#include "sim/error.h"

namespace tendril {

namespace {

class FirstSpikes : public Recorder {
public:
    FirstSpikes(CoreId core, Tick first, int episode_ticks, std::size_t episodes)
        : core_(core), first_(first), episode_ticks_(episode_ticks), answers_(episodes) {}

    void spike(const Spike& spike) override {
        if (spike.core != core_) return;
        const std::int64_t time = spike.tick - first_;
        Answer& answer = answers_[static_cast<std::size_t>(time / episode_ticks_)];
        if (answer.neuron < 0) answer = {spike.neuron.value, static_cast<int>(time % episode_ticks_)};
    }
    bool wants_deliveries() const override { return false; }
    std::vector<Answer> take() { return std::move(answers_); }

private:
    CoreId core_;
    Tick first_;
    int episode_ticks_;
    std::vector<Answer> answers_;
};

}  // namespace

ScriptStimulus::ScriptStimulus(Tick first, int episode_ticks, const std::vector<Script>& episodes) {
    Tick start = first;
    for (const Script& script : episodes) {
        for (const LineSpike& spike : script) {
            ticks_.push_back(start + spike.tick);
            spikes_.push_back({0, spike.line});
        }
        start += episode_ticks;
    }
}

std::span<const HostSpike> ScriptStimulus::at(Tick tick) {
    const auto [begin, end] = std::equal_range(ticks_.begin(), ticks_.end(), tick);
    return {spikes_.data() + (begin - ticks_.begin()), static_cast<std::size_t>(end - begin)};
}

EpisodeRunner::EpisodeRunner(const ChipPlan& plan, std::unique_ptr<Engine> engine, int episode_ticks,
                             std::function<bool()> interrupted)
    : answers_(static_cast<std::uint16_t>(plan.cores.size() - 1)),
      engine_(std::move(engine)),
      episode_ticks_(episode_ticks),
      interrupted_(std::move(interrupted)),
      next_(plan.initial.tick + 1) {}

void EpisodeRunner::load(const ChipState& state) {
    engine_->load(state);
    next_ = state.tick + 1;
}

std::vector<Answer> EpisodeRunner::show(const std::vector<Script>& episodes, bool learning) {
    ScriptStimulus stimulus(next_, episode_ticks_, episodes);
    FirstSpikes first(answers_, next_, episode_ticks_, episodes.size());
    Recorder* const recorders[] = {&first};
    RunOrder order;
    order.ticks = static_cast<std::int64_t>(episodes.size()) * episode_ticks_;
    order.learning = learning;
    order.interrupted = interrupted_;
    totals_ = engine_->run(order, stimulus, recorders);
    if (!totals_.finished) throw Error(Exit::interrupted, "interrupted while episodes were shown");
    next_ += order.ticks;
    return first.take();
}

}  // namespace tendril

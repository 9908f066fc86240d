// Kind "hidden_pattern": a pattern repeats in noise of the same rate; does a neuron come to know it?
#include <algorithm>
#include <limits>

#include "sim/error.h"
#include "sim/experiment/hidden_figures.h"
#include "sim/experiment/hidden_show.h"
#include "sim/experiment/spikes_by_neuron.h"

namespace tendril {

namespace {

constexpr double kKnown = 0.5;  // share of hits from which on a latency says something

class HiddenPatternTrial : public Trial {
public:
    explicit HiddenPatternTrial(TrialSetting setting)
        : setting_(std::move(setting)), spec_(setting_.variant.hidden_pattern) {
        const ChipPlan& plan = setting_.plan;
        const bool fits = plan.cores.size() == 1 && plan.hosts.size() == 1 &&
                          plan.cores[0].size.axons == plan.hosts[0].lines && spec_.ticks >= 40 * spec_.length;
        if (!fits) {
            throw Error(
                Exit::usage,
                "hidden_pattern: the chip has one core, and one host with a line an axon; the run lasts "
                "40 segments or more");
        }
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {
            {"hit"},    {"false_alarms", false}, {"latency", false}, {"latency_first", false}, {"strict"},
            {"winners"}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t seed) override {
        const HiddenShow show(setting_.plan, spec_, seed);
        const auto engine = setting_.make_engine(setting_.plan);
        engine->load(show.from);
        HiddenStimulus stimulus = show.stimulus();
        SpikesByNeuron spikes(setting_.plan.cores[0].size.neurons, show.first());
        listen(*engine, stimulus, spikes);

        const HiddenFigures judged =
            judge_hidden(show.streams.segments(), spec_.length, spec_.patterns, spikes.get());
        const double none = std::numeric_limits<double>::quiet_NaN();
        const bool known = judged.hit > kKnown;
        return {{judged.hit, judged.false_alarms, known ? judged.latency : none,
                 known ? judged.latency_first : none, judged.strict() ? 1.0 : 0.0,
                 static_cast<double>(judged.winners)},
                judged.success};
    }

    TrialSlice slice(std::uint32_t seed, int) override {
        return HiddenShow(setting_.plan, spec_, seed).slice();
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    /// The whole run; where the host keeps a reference rhythm, it clears the potentials between two ticks.
    void listen(Engine& engine, Stimulus& stimulus, SpikesByNeuron& spikes) const {
        const std::int64_t ticks = std::int64_t{spec_.ticks / spec_.length} * spec_.length;
        const std::int64_t step = spec_.reset_every > 0 ? spec_.reset_every : ticks;
        Recorder* const recorders[] = {&spikes};
        for (std::int64_t done = 0; done < ticks; done += step) {
            if (done > 0) clear_potentials(engine);
            RunOrder order;
            order.ticks = std::min(step, ticks - done);
            order.interrupted = setting_.interrupted;
            if (!engine.run(order, stimulus, recorders).finished)
                throw Error(Exit::interrupted, "interrupted while the pattern was shown");
        }
    }

    static void clear_potentials(Engine& engine) {
        ChipState state = engine.state();
        for (NeuronState& neuron : state.cores[0].neurons) neuron.v = 0, neuron.s = 0;
        engine.load(state);
    }

    const TrialSetting setting_;
    const HiddenPatternSpec& spec_;
};

}  // namespace

std::unique_ptr<Trial> make_hidden_pattern_trial(TrialSetting setting) {
    return std::make_unique<HiddenPatternTrial>(std::move(setting));
}

}  // namespace tendril

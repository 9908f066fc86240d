// Kind "criticality": neurons that listen to each other besides the world; how far does a spike spread, and
// what do they learn meanwhile?
#include <algorithm>
#include <limits>

#include "sim/avalanches/activity.h"
#include "sim/error.h"
#include "sim/experiment/hidden_figures.h"
#include "sim/experiment/hidden_show.h"
#include "sim/experiment/spikes_by_neuron.h"
#include "sim/random.h"

namespace tendril {

namespace {

constexpr int kProbes = 200;  // of the last quarter
constexpr int kSpread = 20;   // ticks in which a probe's spike is followed

/// What one more spike does.
struct Spread {
    int probes = 0;
    std::int64_t next = 0;       ///< spikes of others in the tick after it, those gained less those lost
    std::int64_t different = 0;  ///< spikes of others that only one of the two runs has, in kSpread ticks
};

/// Spikes a tick, of all neurons.
Activity activity_of(const SpikesByNeuron& spikes, std::int64_t from, std::int64_t to) {
    Activity activity(static_cast<std::size_t>(to - from));
    for (const auto& of_neuron : spikes.get()) {
        for (const std::int64_t tick : of_neuron) {
            if (tick >= from && tick < to) ++activity[static_cast<std::size_t>(tick - from)];
        }
    }
    return activity;
}

class CriticalityTrial : public Trial {
public:
    explicit CriticalityTrial(TrialSetting setting)
        : setting_(std::move(setting)), spec_(setting_.variant.criticality) {
        const ChipPlan& plan = setting_.plan;
        const bool fits = plan.cores.size() == 1 && plan.hosts.size() == 1 &&
                          plan.cores[0].size.axons >= plan.hosts[0].lines &&
                          spec_.ticks >= 40 * spec_.length && spec_.reset_every == 0;
        if (!fits) {
            throw Error(
                Exit::usage,
                "criticality: the chip has one core, and one host with at most a line an axon; the run "
                "lasts 40 segments or more, and nothing clears the potentials");
        }
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {{"spread"},
                                                     {"next"},
                                                     {"branching"},
                                                     {"rate"},
                                                     {"hit", true, "spread"},
                                                     {"false_alarms", false, "spread"}};
        return kFigures;
    }

    /// ok: the patterns are known, by neurons that fire at little else.
    TrialOutcome run(std::uint32_t seed) override {
        const HiddenShow show(setting_.plan, spec_, seed);
        const auto engine = setting_.make_engine(setting_.plan);
        engine->load(show.from);
        HiddenStimulus stimulus = show.stimulus();
        SpikesByNeuron spikes(neurons(), show.first());
        const std::int64_t ticks = std::int64_t{spec_.ticks / spec_.length} * spec_.length;
        const std::int64_t probed_from = ticks * 3 / 4;
        advance(*engine, stimulus, probed_from, &spikes);
        const Spread spread = probe(*engine, stimulus, show, ticks - probed_from, seed, spikes);

        const HiddenFigures judged =
            judge_hidden(show.streams.segments(), spec_.length, spec_.patterns, spikes.get());
        const Activity activity = activity_of(spikes, probed_from, ticks);
        const auto estimated = branching_of(activity);
        std::int64_t fired = 0;
        for (const std::int64_t count : activity) fired += count;
        const double none = std::numeric_limits<double>::quiet_NaN();
        const auto per_probe = [&](std::int64_t sum) {
            return spread.probes > 0 ? static_cast<double>(sum) / spread.probes : none;
        };
        const double seconds = static_cast<double>(ticks - probed_from) / 1000;
        return {{per_probe(spread.different), per_probe(spread.next),
                 estimated && estimated->multistep ? *estimated->multistep : none,
                 static_cast<double>(fired) / seconds / neurons(), judged.hit, judged.false_alarms},
                judged.success};
    }

    TrialSlice slice(std::uint32_t seed, int) override {
        return HiddenShow(setting_.plan, spec_, seed).slice();
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    int neurons() const { return setting_.plan.cores[0].size.neurons; }

    void advance(Engine& engine, Stimulus& stimulus, std::int64_t ticks, Recorder* recorder,
                 bool learning = true) const {
        RunOrder order;
        order.ticks = ticks;
        order.learning = learning;
        order.interrupted = setting_.interrupted;
        Recorder* const recorders[] = {recorder};
        if (!engine.run(order, stimulus, recorders).finished)
            throw Error(Exit::interrupted, "interrupted while patterns were shown");
    }

    /// The rest of the run, cut into kProbes parts; before each, a neuron that could fire is made to, and
    /// what comes of it is held against what comes without. Rules rest meanwhile: their draws are the core's,
    /// not a neuron's, and would let any spike change what others learn.
    Spread probe(Engine& engine, Stimulus& stimulus, const HiddenShow& show, std::int64_t ticks,
                 std::uint32_t seed, SpikesByNeuron& spikes) const {
        RandomStream random("criticality", seed);
        HiddenStimulus again = show.stimulus();
        Spread spread;
        std::int64_t done = 0;
        for (int n = 1; n <= kProbes; ++n) {
            const ChipState state = engine.state();
            const auto neuron = static_cast<std::size_t>(random.below(neurons()));
            if (state.cores[0].neurons[neuron].ref == 0 && state.cores[0].neurons[neuron].inht == 0) {
                ++spread.probes;
                count(engine, again, state, neuron, spread);
                engine.load(state);
            }
            const std::int64_t until = ticks * n / kProbes;
            advance(engine, stimulus, until - done, &spikes);
            done = until;
        }
        return spread;
    }

    void count(Engine& engine, HiddenStimulus& stimulus, ChipState state, std::size_t neuron,
               Spread& spread) const {
        const Tick first = state.tick + 1;
        SpikesByNeuron without(neurons(), first);
        engine.load(state);
        advance(engine, stimulus, kSpread, &without, false);
        SpikesByNeuron with(neurons(), first);
        state.cores[0].neurons[neuron].v = static_cast<std::uint16_t>(setting_.plan.cores[0].neuron.vmax);
        engine.load(state);
        advance(engine, stimulus, kSpread, &with, false);
        for (std::size_t other = 0; other < with.get().size(); ++other) {
            if (other == neuron) continue;
            const auto& a = without.get()[other];
            const auto& b = with.get()[other];
            spread.next += std::ranges::count(b, 1) - std::ranges::count(a, 1);
            std::vector<std::int64_t> differing;
            std::ranges::set_symmetric_difference(a, b, std::back_inserter(differing));
            spread.different += static_cast<std::int64_t>(differing.size());
        }
    }

    const TrialSetting setting_;
    const HiddenPatternSpec& spec_;
};

}  // namespace

std::unique_ptr<Trial> make_criticality_trial(TrialSetting setting) {
    return std::make_unique<CriticalityTrial>(std::move(setting));
}

}  // namespace tendril

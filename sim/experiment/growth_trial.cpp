// Kind "growth": cores that hear a part of a pattern each and grow axons onto each other; what network do
// they come to, and does the first part then wake the rest?
#include <algorithm>
#include <limits>
#include <set>

#include "sim/chip_plan_parts.h"
#include "sim/error.h"
#include "sim/experiment/grown_network.h"
#include "sim/experiment/part_answers.h"
#include "sim/experiment/part_stimulus.h"
#include "sim/experiment/trial.h"
#include "sim/random.h"

namespace tendril {

namespace {

constexpr int kTests = 40;          // episodes, the patterns in turn, rules at rest
constexpr double kRecalled = 0.95;  // share that is a success

class GrowthTrial : public Trial {
public:
    explicit GrowthTrial(TrialSetting setting)
        : setting_(std::move(setting)), spec_(setting_.variant.growth) {
        const ChipPlan& plan = setting_.plan;
        const auto hosts = static_cast<int>(plan.hosts.size());
        const bool fits = plan.growth && hosts >= 2 && spec_.moments <= spec_.episodes &&
                          std::ranges::all_of(plan.cores,
                                              [&](const CoreSetup& core) {
                                                  return core.neuron.ph_len == plan.cores[0].neuron.ph_len &&
                                                         own_host(core) >= 0;
                                              }) &&
                          PartStimulus::kFirstTick + PartStimulus::kSpacing * hosts <= ph_len();
        if (!fits)
            throw Error(Exit::usage,
                        "growth: the chip has remote_growth = 1, two hosts or more, cores that listen to one "
                        "of them each, and phases that hold 6 ticks a host; no more moments than episodes");
        if (spec_.wiring != "grown")
            for (CoreSetup& core : setting_.plan.cores)
                core.remote.shift.assign(core.remote.shift.size(), RemoteGrowth::kNever);
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {{"recall", true, "copies"},
                                                     {"own"},
                                                     {"omega"},
                                                     {"clustering"},
                                                     {"path", false},
                                                     {"sigma"},
                                                     {"axons", false},
                                                     {"far"},
                                                     {"synapses"},
                                                     {"copies", false},
                                                     {"hubs", false},
                                                     {"latency", false}};
        return kFigures;
    }

    /// ok: the first part wakes the right neuron of nearly every core that does not hear it.
    TrialOutcome run(std::uint32_t seed) override {
        TrialOutcome outcome = grow(beginning(seed), seed);
        outcome.ok = outcome.figures[0] >= kRecalled;
        return outcome;
    }

    TrialSlice slice(std::uint32_t seed, int episodes) override {
        return {
            beginning(seed),
            std::make_unique<PartStimulus>(setting_.plan, first(), ph_len(), drawn(seed, episodes), hosts()),
            ph_len()};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    int ph_len() const { return setting_.plan.cores[0].neuron.ph_len; }
    int hosts() const { return static_cast<int>(setting_.plan.hosts.size()); }
    Tick first() const { return setting_.plan.initial.tick + 1; }

    /// That its axon table names; −1: none, or several.
    int own_host(const CoreSetup& core) const {
        std::set<int> heard;
        for (const AxonEntry& entry : core.axon_table)
            heard.insert(entry.source.value - static_cast<int>(setting_.plan.cores.size()));
        return heard.size() == 1 ? *heard.begin() : -1;
    }

    static std::vector<int> drawn(std::uint32_t seed, int episodes) {
        RandomStream random("growth patterns", seed);
        std::vector<int> patterns;
        for (int e = 0; e < episodes; ++e)
            patterns.push_back(static_cast<int>(random.below(PartStimulus::kPatterns)));
        return patterns;
    }

    /// Synapses from the hosts are drawn, all others are the chip file's.
    ChipState initial(std::uint32_t seed) const {
        RandomStream random("growth", seed);
        ChipState state = setting_.plan.initial;
        for (std::size_t c = 0; c < state.cores.size(); ++c) {
            const CoreSetup& setup = setting_.plan.cores[c];
            CoreState& core = state.cores[c];
            core.learning.lfsr = std::max(1U, random.next());
            for (const AxonEntry& entry : setup.axon_table)
                for (int n = 0; n < setup.size.neurons; ++n)
                    core.k[static_cast<std::size_t>(entry.axon * setup.size.neurons + n)] =
                        static_cast<std::uint8_t>(random.between(0, spec_.initial));
        }
        return state;
    }

    ChipState beginning(std::uint32_t seed) const {
        ChipState from = initial(seed);
        if (spec_.wiring == "random") wire_at_random(from, axons_when_grown(seed), seed);
        return from;
    }

    /// By core: what the same seed comes to where axons may grow.
    std::vector<int> axons_when_grown(std::uint32_t seed) const {
        ChipPlan plan = setting_.plan;
        plan.growth.reset();
        for (CoreSetup& core : plan.cores) core.remote = {};
        if (!allow_growth(plan, *setting_.plan.growth).empty()) return {};
        const auto engine = setting_.make_engine(plan);
        engine->load(initial(seed));
        PartStimulus stimulus(plan, first(), ph_len(), drawn(seed, spec_.episodes), hosts());
        PartAnswers none(plan, first());
        advance(*engine, stimulus, none, spec_.episodes, true);
        return network_of(plan, engine->state(), none.spikes(), 1, seed).by_core;
    }

    /// As many axons as were grown, each of a random neuron, with one synapse onto a random one.
    void wire_at_random(ChipState& state, const std::vector<int>& counts, std::uint32_t seed) const {
        RandomStream random("growth wiring", seed);
        const ChipPlan& plan = setting_.plan;
        for (std::size_t c = 0; c < plan.cores.size(); ++c) {
            const CoreSetup& setup = plan.cores[c];
            std::vector<AxonEntry> table = setup.axon_table;
            std::set<int> taken;
            for (const AxonEntry& entry : table) taken.insert(entry.axon);
            const int neurons = setup.size.neurons;
            int axon = 0;
            for (const int source :
                 random.distinct(counts[c], static_cast<int>(plan.cores.size()) * neurons)) {
                while (taken.contains(axon)) ++axon;
                table.push_back({SourceId(static_cast<std::uint16_t>(source / neurons)),
                                 static_cast<std::uint16_t>(source % neurons),
                                 static_cast<std::uint16_t>(axon), 1, false});
                const auto post = static_cast<int>(random.below(neurons));
                state.cores[c].k[static_cast<std::size_t>(axon * neurons + post)] = 1;
                ++axon;
            }
            std::ranges::sort(table, {}, [](const AxonEntry& e) { return std::pair(e.source, e.neuron); });
            state.cores[c].axon_table = std::move(table);
        }
    }

    void advance(Engine& engine, Stimulus& stimulus, PartAnswers& answers, int episodes,
                 bool learning) const {
        RunOrder order;
        order.ticks = std::int64_t{episodes} * ph_len();
        order.learning = learning;
        order.interrupted = setting_.interrupted;
        Recorder* const recorders[] = {&answers};
        if (!engine.run(order, stimulus, recorders).finished)
            throw Error(Exit::interrupted, "interrupted while parts were shown");
    }

    TrialOutcome grow(const ChipState& from, std::uint32_t seed) const {
        const ChipPlan& plan = setting_.plan;
        const auto engine = setting_.make_engine(plan);
        engine->load(from);
        PartStimulus stimulus(plan, first(), ph_len(), drawn(seed, spec_.episodes), hosts());
        TrialOutcome outcome;
        int shown = 0;
        for (int m = 1; m <= spec_.moments; ++m) {
            PartAnswers answers(plan, first() + std::int64_t{shown} * ph_len());
            const int until = spec_.episodes * m / spec_.moments;
            advance(*engine, stimulus, answers, until - shown, true);
            shown = until;
            outcome.moments.push_back(seen(*engine, answers, seed));
        }
        outcome.figures = outcome.moments.back();
        const PartAnswers all = test(*engine, shown, hosts());
        const PartAnswers part = test(*engine, shown, 1);
        outcome.figures[0] = all.share_alike(part, [&](std::size_t core) { return host_of(core) > 0; });
        outcome.figures[1] = all.share_alike(all, [](std::size_t) { return true; });
        return outcome;
    }

    int host_of(std::size_t core) const { return own_host(setting_.plan.cores[core]); }

    std::vector<double> seen(Engine& engine, const PartAnswers& answers, std::uint32_t seed) const {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const GrownNetwork n =
            network_of(setting_.plan, engine.state(), answers.spikes(), spec_.strong, seed);
        const auto own_input = [&](std::size_t core) {
            return PartStimulus::kFirstTick + PartStimulus::kSpacing * host_of(core);
        };
        return {none,
                none,
                n.omega,
                n.clustering,
                n.path_length,
                n.sigma,
                static_cast<double>(n.axons),
                n.far,
                static_cast<double>(n.synapses),
                n.copies,
                n.hubs,
                answers.mean_tick([&](std::size_t core) { return host_of(core) > 0; }, own_input)};
    }

    /// From where learning has come to, twice the same: the engine is put back. @param speaking hosts
    PartAnswers test(Engine& engine, int shown, int speaking) const {
        const ChipPlan& plan = setting_.plan;
        const ChipState state = engine.state();
        std::vector<int> patterns;
        for (int e = 0; e < kTests; ++e) patterns.push_back(e % PartStimulus::kPatterns);
        const Tick begin = first() + std::int64_t{shown} * ph_len();
        PartStimulus stimulus(plan, begin, ph_len(), patterns, speaking);
        PartAnswers answers(plan, begin, std::move(patterns));
        advance(engine, stimulus, answers, kTests, false);
        engine.load(state);
        return answers;
    }

    TrialSetting setting_;
    const GrowthTrialSpec& spec_;
};

}  // namespace

std::unique_ptr<Trial> make_growth_trial(TrialSetting setting) {
    return std::make_unique<GrowthTrial>(std::move(setting));
}

}  // namespace tendril

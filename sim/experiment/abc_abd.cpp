// Kind "abc_abd": two sequences with the same beginning; does each get a neuron of its own?
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>

#include "sim/error.h"
#include "sim/experiment/episodes.h"
#include "sim/experiment/trial.h"

namespace tendril {

namespace {

constexpr int kFirstTick = 2;    // of A; B and C or D follow
constexpr int kSpacing = 6;      // ticks
constexpr int kCounted = 400;    // last episodes that are scored while it learns
constexpr int kFrozen = 100;     // episodes shown afterwards, alternating
constexpr double kOnline = 0.9;  // share of right answers that is a success

/// Draw for draw those of the reference drivers: initial counts, then the sequences with their jitter.
class Sequences {
public:
    Sequences(std::uint32_t seed, const AbcAbdSpec& spec) : random_(7919 * seed + 1), spec_(spec) {}

    std::uint8_t initial_count(std::int32_t kmax) {
        if (spec_.initial == 0) return 0;
        const auto drawn =
            static_cast<std::int32_t>(random_() % (static_cast<std::uint32_t>(spec_.initial) + 1));
        return static_cast<std::uint8_t>(std::min(kmax, drawn));
    }
    int which() { return static_cast<int>(random_() & 1U); }
    /// A, B, then C (which = 0) or D.
    Script sequence(int which) {
        Script script;
        script.push_back({kFirstTick + spec_.jitter + jitter(), 0});
        script.push_back({kFirstTick + kSpacing + jitter(), 1});
        script.push_back({kFirstTick + 2 * kSpacing + jitter(), static_cast<std::uint16_t>(2 + which)});
        std::sort(script.begin(), script.end());
        return script;
    }

private:
    int jitter() {
        if (spec_.jitter == 0) return 0;
        const auto width = static_cast<std::uint32_t>(2 * spec_.jitter + 1);
        return static_cast<int>(random_() % width) - spec_.jitter;
    }

    std::mt19937 random_;
    const AbcAbdSpec& spec_;
};

struct Training {
    ChipState from;
    std::vector<int> which;
    std::vector<Script> episodes;
};

/// Share of episodes in which the neuron that stands for the sequence answered, with the better of the two
/// ways to say which stands for which.
double right_share(const std::vector<int>& which, const std::vector<Answer>& answers, std::size_t from) {
    std::array<std::array<int, 2>, 2> counts{};
    for (std::size_t e = from; e < which.size(); ++e) {
        const int neuron = answers[e].neuron;
        if (neuron >= 0) ++counts[static_cast<std::size_t>(which[e])][static_cast<std::size_t>(neuron)];
    }
    const int right = std::max(counts[0][0] + counts[1][1], counts[0][1] + counts[1][0]);
    return static_cast<double>(right) / static_cast<double>(which.size() - from);
}

class AbcAbdTrial : public Trial {
public:
    explicit AbcAbdTrial(TrialSetting setting)
        : setting_(std::move(setting)), spec_(setting_.variant.abc_abd) {
        const ChipPlan& plan = setting_.plan;
        const bool fits = (plan.cores.size() == 1 || plan.cores.size() == 2) && plan.hosts.size() == 1 &&
                          plan.hosts[0].lines >= 4 && plan.cores.back().size.neurons == 2 &&
                          plan.cores[0].neuron.ph_len >= 2 * kSpacing + kFirstTick + 2 * spec_.jitter + 1;
        if (!fits) {
            throw Error(
                Exit::usage,
                "abc_abd: the chip has one core, or two of a hierarchy; a host with lines A, B, C, D; "
                "two neurons that answer; phases that hold a sequence");
        }
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {
            {"online"}, {"frozen"}, {"latency", false}, {"early", false}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t seed) override {
        Sequences sequences(seed, spec_);
        const Training training = draw(sequences, seed, spec_.episodes);
        EpisodeRunner runner(setting_.plan, setting_.make_engine(setting_.plan), ph_len(),
                             setting_.interrupted);
        runner.load(training.from);
        const std::vector<Answer> online = runner.show(training.episodes, true);
        const std::size_t counted = std::min<std::size_t>(kCounted, online.size());
        const double share = right_share(training.which, online, online.size() - counted);

        std::vector<int> which;
        std::vector<Script> episodes;
        for (int e = 0; e < kFrozen; ++e) {
            which.push_back(e & 1);
            episodes.push_back(sequences.sequence(e & 1));
        }
        const std::vector<Answer> frozen = runner.show(episodes, false);
        double latency = 0;
        double early = 0;
        int answered = 0;
        for (const Answer& answer : frozen) {
            if (answer.neuron < 0) continue;
            latency += answer.tick;
            early += answer.tick < kFirstTick + 2 * kSpacing;
            ++answered;
        }
        const double none = std::numeric_limits<double>::quiet_NaN();
        return {{share, right_share(which, frozen, 0), answered == 0 ? none : latency / answered,
                 early / kFrozen},
                share >= kOnline};
    }

    TrialSlice slice(std::uint32_t seed, int episodes) override {
        Sequences sequences(seed, spec_);
        Training training = draw(sequences, seed, episodes);
        const Tick first = training.from.tick + 1;
        return {std::move(training.from),
                std::make_unique<ScriptStimulus>(first, ph_len(), training.episodes), ph_len()};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    int ph_len() const { return setting_.plan.cores[0].neuron.ph_len; }

    Training draw(Sequences& sequences, std::uint32_t seed, int episodes) const {
        Training training;
        training.from.tick = setting_.plan.initial.tick;
        for (std::size_t c = 0; c < setting_.plan.cores.size(); ++c) {
            const CoreSetup& setup = setting_.plan.cores[c];
            const std::uint32_t offset = c == 0 ? 12345 : 777;
            CoreState& core =
                training.from.cores.emplace_back(cleared_core(setup.size, 0x9E3779B9U * seed + offset));
            for (int line = 0; line < 4; ++line) {
                for (int n = 0; n < setup.size.neurons; ++n) {
                    core.k[static_cast<std::size_t>(line * setup.size.neurons + n)] =
                        sequences.initial_count(setup.learning.kmax);
                }
            }
        }
        for (int e = 0; e < episodes; ++e) {
            training.which.push_back(e < spec_.first ? 0 : sequences.which());
            training.episodes.push_back(sequences.sequence(training.which.back()));
        }
        return training;
    }

    const TrialSetting setting_;
    const AbcAbdSpec& spec_;
};

}  // namespace

std::unique_ptr<Trial> make_abc_abd_trial(TrialSetting setting) {
    return std::make_unique<AbcAbdTrial>(std::move(setting));
}

}  // namespace tendril

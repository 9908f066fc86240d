// Kind "order", measure "fixed": given counts decode an order if the potential at the phase's end says so.
#include <algorithm>
#include <array>
#include <random>

#include "sim/experiment/order.h"

namespace tendril {

namespace {

constexpr int kFirstTick = 2;   // of the pattern in its phase
constexpr int kJittered = 400;  // patterns for each amount of jitter, and as many of other orders
constexpr int kJitters = 3;     // 0, 1 and 2 ticks

/// Each spike moved by up to `jitter` ticks, within the phase.
Script jittered(const LineOrder& order, int jitter, int ticks, std::mt19937& random) {
    Script script = script_of(order, kFirstTick);
    if (jitter == 0) return script;
    for (LineSpike& spike : script) {
        const auto moved = static_cast<int>(random() % static_cast<std::uint32_t>(2 * jitter + 1)) - jitter;
        spike.tick = std::clamp(spike.tick + moved, 0, ticks - 1);
    }
    std::sort(script.begin(), script.end());
    return script;
}

class FixedOrderTrial : public Trial {
public:
    explicit FixedOrderTrial(TrialSetting setting)
        : setting_(std::move(setting)),
          lines_(setting_.plan.hosts[0].lines),
          ticks_(setting_.plan.cores[0].neuron.ph_len) {
        SilentNeuron neuron(*this);
        setting_.plan.cores[0].neuron.theta = neuron.at_end(script_of(target_order(lines_), kFirstTick));
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {{"separated"},    {"margin"},        {"hit"},
                                                     {"false", false}, {"hit_1"},         {"false_1", false},
                                                     {"hit_2"},        {"false_2", false}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t seed) override {
        SilentNeuron neuron(*this);
        const auto at_end = [&](const Script& script) { return neuron.at_end(script); };
        const LineOrder target = target_order(lines_);
        const int wanted = at_end(script_of(target, kFirstTick));
        int below = 0;
        int best_other = -1;
        const int others = for_other_orders(lines_, [&](const LineOrder& order) {
            const int v = at_end(script_of(order, kFirstTick));
            below += v < wanted;
            best_other = std::max(best_other, v);
        });
        int threshold = (wanted + best_other + 1) / 2;
        if (best_other < wanted && threshold <= best_other) threshold = best_other + 1;

        TrialOutcome outcome{{static_cast<double>(below) / others, static_cast<double>(wanted - best_other)},
                             below == others};
        std::mt19937 random(seed);
        for (int jitter = 0; jitter < kJitters; ++jitter) {
            int hits = 0;
            for (int n = 0; n < kJittered; ++n)
                hits += at_end(jittered(target, jitter, ticks_, random)) >= threshold;
            int wrong = 0;
            for (int n = 0; n < kJittered; ++n) {
                LineOrder order = target;
                do std::shuffle(order.begin(), order.end(), random);
                while (order == target);
                wrong += at_end(jittered(order, jitter, ticks_, random)) >= threshold;
            }
            outcome.figures.push_back(static_cast<double>(hits) / kJittered);
            outcome.figures.push_back(static_cast<double>(wrong) / kJittered);
        }
        return outcome;
    }

    /// The target and all other orders in turn, over and over.
    TrialSlice slice(std::uint32_t, int episodes) override {
        std::vector<Script> scripts = {script_of(target_order(lines_), kFirstTick)};
        for_other_orders(lines_,
                         [&](const LineOrder& order) { scripts.push_back(script_of(order, kFirstTick)); });
        std::vector<Script> shown;
        for (int e = 0; e < episodes; ++e)
            shown.push_back(scripts[static_cast<std::size_t>(e) % scripts.size()]);
        ChipState from = start();
        const Tick first = from.tick + 1;
        return {std::move(from), std::make_unique<ScriptStimulus>(first, ticks_, shown), ticks_};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    /// Never reaches its threshold: what counts is the potential that it would have been compared with.
    class SilentNeuron {
    public:
        explicit SilentNeuron(const FixedOrderTrial& trial)
            : plan_(silent(trial.setting_.plan)),
              runner_(plan_, trial.setting_.make_engine(plan_), trial.ticks_, trial.setting_.interrupted) {
            runner_.load(trial.start());
        }
        int at_end(const Script& script) {
            runner_.show_one(script, false);
            return potential(runner_.state());
        }

    private:
        static ChipPlan silent(ChipPlan plan) {
            plan.cores[0].neuron.theta = plan.cores[0].neuron.vmax;
            return plan;
        }
        const ChipPlan plan_;
        EpisodeRunner runner_;
    };

    ChipState start() const {
        return order_state(setting_.plan, fixed_counts(lines_, setting_.variant.order.weights), 1);
    }

    TrialSetting setting_;  ///< its threshold is what the target reaches at the deadline
    const int lines_;
    const int ticks_;  ///< of a phase
};

}  // namespace

std::unique_ptr<Trial> make_fixed_order_trial(TrialSetting setting) {
    return std::make_unique<FixedOrderTrial>(std::move(setting));
}

}  // namespace tendril

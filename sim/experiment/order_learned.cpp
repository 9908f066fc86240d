// Kind "order", measure "learned": only the target is ever shown; is it told from every other order?
#include <limits>

#include "sim/experiment/order.h"

namespace tendril {

namespace {

constexpr int kFirstTick = 2;

class LearnedOrderTrial : public Trial {
public:
    explicit LearnedOrderTrial(TrialSetting setting)
        : setting_(std::move(setting)),
          lines_(setting_.plan.hosts[0].lines),
          ticks_(setting_.plan.cores[0].neuron.ph_len) {}

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {
            {"separable"}, {"later"}, {"silent"}, {"graded"}, {"fires"}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t seed) override {
        EpisodeRunner runner(setting_.plan, setting_.make_engine(setting_.plan), ticks_,
                             setting_.interrupted);
        runner.load(start(seed));
        runner.show(training(setting_.variant.order.episodes), true);
        const bool graded = is_graded(runner.state());

        const double none = std::numeric_limits<double>::quiet_NaN();
        double later = none;
        double silent = none;
        const int fired_at = runner.show_one(target(), false).tick;
        if (fired_at >= 0) {
            int slower = 0;
            int quiet = 0;
            const int others = for_other_orders(lines_, [&](const LineOrder& order) {
                const int tick = runner.show_one(script_of(order, kFirstTick), false).tick;
                slower += tick < 0 || tick > fired_at;
                quiet += tick < 0;
            });
            later = static_cast<double>(slower) / others;
            silent = static_cast<double>(quiet) / others;
        }
        const double separable = ideal_separation(runner.state());
        return {{separable, later, silent, graded ? 1.0 : 0.0, fired_at >= 0 ? 1.0 : 0.0}, separable == 1};
    }

    TrialSlice slice(std::uint32_t seed, int episodes) override {
        ChipState from = start(seed);
        const Tick first = from.tick + 1;
        return {std::move(from), std::make_unique<ScriptStimulus>(first, ticks_, training(episodes)), ticks_};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    Script target() const { return script_of(target_order(lines_), kFirstTick); }
    std::vector<Script> training(int episodes) const {
        return std::vector<Script>(static_cast<std::size_t>(episodes), target());
    }
    ChipState start(std::uint32_t seed) const {
        const std::vector<int> ones(static_cast<std::size_t>(lines_), 1);
        return order_state(setting_.plan, ones, 0x9E3779B9U * seed + 3);
    }

    /// The earlier a line of the target, the more synapses it has.
    bool is_graded(const ChipState& state) const {
        const auto& k = state.cores[0].k;
        for (std::size_t line = 1; line < k.size(); ++line) {
            if (k[line - 1] <= k[line]) return false;
        }
        return true;
    }

    /// Share of the other orders whose potential at the phase's end is below the target's, nobody firing.
    double ideal_separation(const ChipState& learned) const {
        ChipPlan silent = setting_.plan;
        silent.cores[0].neuron.theta = silent.cores[0].neuron.vmax;
        EpisodeRunner runner(silent, setting_.make_engine(silent), ticks_, setting_.interrupted);
        runner.load(learned);
        const auto at_end = [&](const Script& script) {
            runner.show_one(script, false);
            return potential(runner.state());
        };
        const int wanted = at_end(target());
        int below = 0;
        const int others = for_other_orders(
            lines_, [&](const LineOrder& order) { below += at_end(script_of(order, kFirstTick)) < wanted; });
        return static_cast<double>(below) / others;
    }

    const TrialSetting setting_;
    const int lines_;
    const int ticks_;  ///< of a phase
};

}  // namespace

std::unique_ptr<Trial> make_learned_order_trial(TrialSetting setting) {
    return std::make_unique<LearnedOrderTrial>(std::move(setting));
}

}  // namespace tendril

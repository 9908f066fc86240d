// Kind "order", measure "shifted": the pattern begins late; does a phase of the chip or of the neuron decide?
#include <algorithm>
#include <array>

#include "sim/error.h"
#include "sim/experiment/order.h"

namespace tendril {

namespace {

constexpr std::array<int, 6> kShifts = {0, 1, 2, 4, 8, 12};  // ticks after the reference
constexpr int kFreePeriod = 64;  // ticks between references without a global phase
constexpr int kPeriods = 3;      // the pattern is shown from the second on

class ShiftedOrderTrial : public Trial {
public:
    explicit ShiftedOrderTrial(TrialSetting setting)
        : setting_(std::move(setting)),
          lines_(setting_.plan.hosts[0].lines),
          window_((lines_ - 1) * kOrderSpacing + kOrderSpacing) {
        NeuronParams& neuron = setting_.plan.cores[0].neuron;
        local_ = neuron.ep_local > 0;
        if (local_ == (neuron.ph_len > 0))
            throw Error(Exit::usage,
                        "order: shifted: either ph_len or ep_local is 0, they are the alternatives");
        (local_ ? neuron.ep_local : neuron.ph_len) = window_;
        period_ = local_ ? kFreePeriod : window_;
        neuron.theta = threshold();
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {
            {"hit"}, {"hit_shifted"}, {"false", false}, {"false_shifted", false}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t) override {
        EpisodeRunner runner(setting_.plan, setting_.make_engine(setting_.plan), kPeriods * period_,
                             setting_.interrupted);
        const auto fires = [&](const LineOrder& order, int shift) {
            runner.load(start(setting_.plan));
            return runner.show_one(script_of(order, period_ + shift), false).neuron >= 0;
        };
        double hit = 0, hit_shifted = 0, wrong = 0, wrong_shifted = 0;
        for (const int shift : kShifts) {
            int fired = 0;
            const int others =
                for_other_orders(lines_, [&](const LineOrder& order) { fired += fires(order, shift); });
            const double share = static_cast<double>(fired) / others;
            (shift == 0 ? hit : hit_shifted) += fires(target_order(lines_), shift);
            (shift == 0 ? wrong : wrong_shifted) += share;
        }
        const double shifted = kShifts.size() - 1;
        hit_shifted /= shifted;
        return {{hit, hit_shifted, wrong, wrong_shifted / shifted},
                hit == 1 && hit_shifted == 1 && wrong == 0};
    }

    /// The target alone, each time at the next shift, so far apart that no window reaches the next.
    TrialSlice slice(std::uint32_t, int episodes) override {
        const int ticks = kPeriods * period_;
        std::vector<Script> shown;
        for (int e = 0; e < episodes; ++e) {
            const int shift = local_ ? kShifts[static_cast<std::size_t>(e) % kShifts.size()] : 0;
            shown.push_back(script_of(target_order(lines_), period_ + shift));
        }
        ChipState from = start(setting_.plan);
        const Tick first = from.tick + 1;
        return {std::move(from), std::make_unique<ScriptStimulus>(first, ticks, shown), ticks};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    ChipState start(const ChipPlan& plan) const {
        return order_state(plan, fixed_counts(lines_, setting_.variant.order.weights), 1);
    }

    /// The potential that the target reaches in the last tick of a window that begins with its first spike.
    int threshold() const {
        ChipPlan silent = setting_.plan;
        NeuronParams& neuron = silent.cores[0].neuron;
        neuron.theta = neuron.vmax;
        neuron.ph_len = neuron.ep_local = neuron.oneshot = 0;
        EpisodeRunner runner(silent, make_functional(silent), window_, setting_.interrupted);
        runner.load(start(silent));
        runner.show_one(script_of(target_order(lines_), 0), false);
        return potential(runner.state());
    }

    TrialSetting setting_;
    const int lines_;
    const int window_;  ///< ticks
    bool local_ = false;
    int period_ = 0;  ///< ticks
};

}  // namespace

std::unique_ptr<Trial> make_shifted_order_trial(TrialSetting setting) {
    return std::make_unique<ShiftedOrderTrial>(std::move(setting));
}

}  // namespace tendril

#include "sim/experiment/order.h"

#include <algorithm>
#include <numeric>

#include "sim/error.h"

namespace tendril {

LineOrder target_order(int lines) {
    LineOrder order(static_cast<std::size_t>(lines));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

int for_other_orders(int lines, const std::function<void(const LineOrder&)>& each) {
    LineOrder order = target_order(lines);
    int count = 0;
    while (std::next_permutation(order.begin(), order.end())) {
        each(order);
        ++count;
    }
    return count;
}

Script script_of(const LineOrder& order, int first) {
    Script script;
    for (const int line : order) {
        const int tick = first + static_cast<int>(script.size()) * kOrderSpacing;
        script.push_back({tick, static_cast<std::uint16_t>(line)});
    }
    return script;
}

ChipPlan order_chip(const ChipPlan& plan) {
    const bool fits = plan.cores.size() == 1 && plan.hosts.size() == 1 && plan.hosts[0].lines >= 2 &&
                      plan.hosts[0].lines <= 8 && plan.cores[0].size.neurons == 1 &&
                      plan.cores[0].size.axons >= plan.hosts[0].lines;
    if (!fits) {
        throw Error(
            Exit::usage,
            "order: the chip has one core of one neuron, one host of 2..8 lines and an axon for each");
    }
    ChipPlan chip = plan;
    CoreSetup& core = chip.cores[0];
    core.size.axons = chip.hosts[0].lines;
    core.excitatory.assign(static_cast<std::size_t>(core.size.axons), true);
    chip.initial.cores[0] = cleared_core(core.size, 1);
    return chip;
}

ChipState order_state(const ChipPlan& plan, const std::vector<int>& counts, std::uint32_t lfsr) {
    ChipState state{plan.initial.tick, {cleared_core(plan.cores[0].size, lfsr)}};
    for (std::size_t line = 0; line < counts.size(); ++line)
        state.cores[0].k[line] = static_cast<std::uint8_t>(counts[line]);
    return state;
}

std::vector<int> fixed_counts(int lines, const std::string& weights) {
    std::vector<int> counts;
    for (int line = 0; line < lines; ++line) counts.push_back(weights == "equal" ? 6 : 2 * (lines - line));
    return counts;
}

int potential(const ChipState& state) { return state.cores[0].neurons[0].v; }

std::unique_ptr<Trial> make_order_trial(TrialSetting setting) {
    setting.plan = order_chip(setting.plan);
    const std::string measure = setting.variant.order.measure;
    if (measure == "shifted") return make_shifted_order_trial(std::move(setting));
    if (measure == "learned") return make_learned_order_trial(std::move(setting));
    return make_fixed_order_trial(std::move(setting));
}

}  // namespace tendril

// What the measurements of kind "order" share: patterns of one spike a line, and every other order of them.
#pragma once

#include <functional>
#include <vector>

#include "sim/experiment/episodes.h"
#include "sim/experiment/trial.h"

namespace tendril {

inline constexpr int kOrderSpacing = 4;  ///< ticks from one line's spike to the next

/// Lines in the order of their spikes.
using LineOrder = std::vector<int>;

/// 0, 1, … lines − 1: the order that the neuron shall know.
LineOrder target_order(int lines);

/// Calls `each` with every order but the target, in lexicographic order. @return how many
int for_other_orders(int lines, const std::function<void(const LineOrder&)>& each);

/// Line order[q] spikes in tick first + q * kOrderSpacing.
Script script_of(const LineOrder& order, int first);

/// One neuron behind as many axons as there are lines, all else as planned.
/// @throws Error Exit::usage where the chip is not one core and one host of 2..8 lines
ChipPlan order_chip(const ChipPlan& plan);

/// An untouched chip with one count a line.
ChipState order_state(const ChipPlan& plan, const std::vector<int>& counts, std::uint32_t lfsr);

/// 2n, 2n − 2, … 2 for the lines of the target order; `equal`: 6 each.
std::vector<int> fixed_counts(int lines, const std::string& weights);

/// Potential of the neuron.
int potential(const ChipState& state);

std::unique_ptr<Trial> make_fixed_order_trial(TrialSetting setting);
std::unique_ptr<Trial> make_shifted_order_trial(TrialSetting setting);
std::unique_ptr<Trial> make_learned_order_trial(TrialSetting setting);

}  // namespace tendril

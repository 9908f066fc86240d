// Beyond the thesis: counts that follow the times of arrivals, and a threshold that follows the counts.
#pragma once

#include "systemc/learning/rule.h"

namespace tendril {

/// The passes of END_PASS where `aim` is not 0: each count moves towards aim − (tick of arrival), within
/// 0..kmax, and towards 0 where nothing arrived. First those that lose (wit_en), then those that gain
/// (str_en); a count of 0 gains where aim_new says so. The step is the distance >> wit_sh or str_sh, rounded
/// at random: one draw each, so that counts come to the mean of what they saw; calm_sh keeps shifts small at
/// first. A first-timer goes all the way and draws nothing.
/// @param origin the axon to begin with
void move_to_aim(Column& column, const LearningParams& params, int origin, bool first_time, Lfsr random);

/// The sum of squared counts >> norm_sh, at most 65535: half of it (norm_sh 1) makes the neuron whose counts
/// are nearest to an input the one whose potential is furthest above its threshold.
int norm_of(const Column& column, const LearningParams& params);

}  // namespace tendril

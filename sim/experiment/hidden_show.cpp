#include "sim/experiment/hidden_show.h"

#include <algorithm>

namespace tendril {

namespace {

constexpr int kSliceEpisode = 400;  // ticks

}  // namespace

HiddenShow::HiddenShow(const ChipPlan& plan, const HiddenPatternSpec& spec, std::uint32_t seed)
    : streams(seed, spec, plan.hosts[0].lines, plan.cores[0].size.neurons, plan.cores[0].learning.kmax),
      from(plan.initial),
      length(spec.length) {
    from.cores[0].learning.lfsr = 0x9E3779B9U * seed + 99;
    std::ranges::copy(streams.initial(), from.cores[0].k.begin());
}

TrialSlice HiddenShow::slice() const {
    return {from, std::make_unique<HiddenStimulus>(stimulus()), kSliceEpisode};
}

}  // namespace tendril

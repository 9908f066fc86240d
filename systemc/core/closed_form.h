// A neuron without input, many ticks at once: section 2 of the specification.
#pragma once

#include <cstdint>

#include "systemc/core/neuron_step.h"

namespace tendril {

inline constexpr std::int64_t kNeverFires = INT64_MAX;

/// V after `ticks` active ticks without input: R has one sign, so one clamp at the end is one a tick.
inline std::uint16_t potential_after(const NeuronParams& p, const NeuronState& n, std::int64_t ticks) {
    const std::int64_t v = n.v + ticks * rate(p, n);
    return static_cast<std::uint16_t>(std::clamp<std::int64_t>(v, 0, p.vmax));
}

/// Active ticks without input after which the neuron wants to fire, 1 or more; kNeverFires.
inline std::int64_t ticks_to_fire(const NeuronParams& p, const NeuronState& n) {
    const int threshold = p.theta + n.th;
    if (threshold > p.vmax || (p.cut_mode == 2 && n.s < p.smin)) return kNeverFires;
    const int r = rate(p, n);
    // It may hold V at the threshold without having fired, as a loser under INH_MODE 2.
    if (n.v >= threshold) return potential_after(p, n, 1) >= threshold ? 1 : kNeverFires;
    return r <= 0 ? kNeverFires : (threshold - n.v + r - 1) / r;
}

}  // namespace tendril

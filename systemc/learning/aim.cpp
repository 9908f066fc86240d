// Steps of counts, and squares of them: a subtraction, a shift, an addition; a table of 16 squares.
#include "systemc/learning/aim.h"

#include <algorithm>
#include <bit>

#include "systemc/learning/column_change.h"

namespace tendril {

namespace {

constexpr int kRandomBits = 16;
constexpr int kThresholdMax = 65535;

int aim_of(const Column& column, int axon, const LearningParams& params) {
    const int arrived = column.times.ta[static_cast<std::size_t>(axon)];
    return arrived < 0 ? 0 : std::clamp(params.aim - arrived, 0, params.kmax);
}

/// What shifts may not exceed yet: 0 in the first episodes >> calm_sh, then one more as those double.
int calm(const Column& column, const LearningParams& params) {
    if (params.calm_sh == 0) return kRandomBits;
    const auto elapsed = static_cast<std::uint64_t>(column.times.episodes) >> params.calm_sh;
    return static_cast<int>(std::bit_width(elapsed + 1)) - 1;
}

/// distance >> shift, rounded up with the chance of what is cut off. Always draws.
int step(int distance, int shift, Lfsr random) {
    const std::uint32_t u = random.draw();
    if (shift >= kRandomBits) return 0;
    const std::uint32_t fine = (static_cast<std::uint32_t>(distance) << kRandomBits) >> shift;
    return static_cast<int>((fine + u) >> kRandomBits);
}

}  // namespace

void move_to_aim(Column& column, const LearningParams& params, int origin, bool first_time, Lfsr random) {
    const int most = calm(column, params);
    const auto steps = [&](int distance, int shift) {
        return first_time ? distance : step(distance, std::min(shift, most), random);
    };
    each_axon(column, origin, [&](int axon, int k) {
        const int aim = aim_of(column, axon, params);
        if (k > aim && params.wit_en) decrease(column, axon, steps(k - aim, params.wit_sh));
    });
    each_axon(column, origin, [&](int axon, int k) {
        const int aim = aim_of(column, axon, params);
        if (k >= aim || !params.str_en || (k == 0 && !params.aim_new)) return;
        for (int gains = steps(aim - k, params.str_sh); gains > 0; --gains)
            increase(column, axon, params, random);
    });
}

int norm_of(const Column& column, const LearningParams& params) {
    int sum = 0;
    for (std::size_t i = 0; i < column.k.size(); ++i) {
        if (column.excitatory[i]) sum += column.k[i] * column.k[i];
    }
    return std::min(sum >> params.norm_sh, kThresholdMax);
}

}  // namespace tendril

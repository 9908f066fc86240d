#include "tests/rtl/leaf/neuron_cases.h"

#include <algorithm>

#include "systemc/core/neuron_step.h"

namespace tendril {

namespace {

/// low..high: an end, near the low one, or anything.
int draw(std::mt19937_64& random, int low, int high) {
    constexpr int kNear = 40;
    switch (random() % 5) {
        case 0:
            return low;
        case 1:
            return high;
        case 2:
            return low + static_cast<int>(random() % static_cast<unsigned>(std::min(kNear, high - low) + 1));
        default:
            return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    }
}

template <class T>
void draw(std::mt19937_64& random, T& value, int low, int high) {
    value = static_cast<T>(draw(random, low, high));
}

NeuronState draw_state(std::mt19937_64& random, const NeuronParams& p) {
    NeuronState n;
    draw(random, n.v, 0, p.vmax);
    draw(random, n.s, -p.smax - 1, p.smax);
    draw(random, n.th, 0, 65535);
    if (random() % 2 == 0) draw(random, n.ref, 0, 255);
    if (random() % 4 == 0) draw(random, n.inht, 0, 255);
    if (random() % 2 == 0) draw(random, n.e, 0, 1023);
    if (random() % 2 == 0) draw(random, n.bc, 0, 15);
    draw(random, n.bt, 0, 255);
    draw(random, n.latph, 0, 15);
    n.fired = random() % 4 == 0;
    n.inh = random() % 8 == 0;
    return n;
}

}  // namespace

NeuronCase draw_neuron_case(std::mt19937_64& random) {
    NeuronCase given;
    for (const auto& param : kNeuronParams)
        given.params.*param.member = draw(random, static_cast<int>(param.low), static_cast<int>(param.high));
    given.state = draw_state(random, given.params);
    constexpr int kSumMost = 3840;  // 256 axons of 15
    draw(random, given.excitation, 0, kSumMost);
    draw(random, given.inhibition, 0, random() % 2 == 0 ? 0 : kSumMost);
    if (random() % 8 == 0) given.inhibition = given.excitation;
    draw(random, given.phase, 0, 255);
    draw(random, given.rank0, 0, 255);
    switch (random() % 8) {
        case 0:
            given.win = true;
            break;
        case 1:
            given.inhibit = true;
            break;
        case 2:
            break;  // nothing: it passes unchanged
        default:
            given.step = true;
            given.phase_start = random() % 4 == 0;
            given.win_if_candidate = random() % 2 == 0;
    }
    return given;
}

NeuronOutcome outcome_of(const NeuronCase& given) {
    const NeuronParams& p = given.params;
    NeuronOutcome out{.state = given.state};
    NeuronState& n = out.state;
    if (given.phase_start) start_phase(p, n);
    if (given.step) {
        const int decay = p.dec_mode == 1   ? given.phase >> p.dec_sh
                          : p.dec_mode == 2 ? given.rank0 >> p.dec_sh
                                            : 0;
        const NeuronStep step = step_neuron(p, n, given.excitation, given.inhibition, decay);
        out.candidate = step.candidate;
        out.repeats = step.repeats;
        out.margin = n.v - n.th;
    }
    out.win = given.win || (out.candidate && given.win_if_candidate);
    if (out.win) fire(p, n);
    if (given.inhibit) inhibit(p, n);
    if (n.bc == 0) stop_burst(n);
    return out;
}

}  // namespace tendril

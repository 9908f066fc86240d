// One neuron in one tick: section 3.2 of the specification, steps T2, T3 and 3.3, in plain C++.
#pragma once

#include <algorithm>
#include <bit>

#include "systemc/core/core_state.h"

namespace tendril {

/// What T2 found out about a neuron.
struct NeuronStep {
    bool repeats = false;    ///< a burst or latch spike is due (b)
    bool candidate = false;  ///< wants to fire (f)
    bool timed = false;      ///< a timer was running: it does not just count
};

/// Burst and latch over; BT and LATPH mean nothing without BC and are kept 0 (canonical state).
inline void stop_burst(NeuronState& n) { n.bc = n.bt = n.latph = 0; }

inline std::uint16_t clamp_v(const NeuronParams& p, int v) {
    return static_cast<std::uint16_t>(std::clamp(v, 0, p.vmax));
}
inline std::int16_t clamp_s(const NeuronParams& p, int s) {
    return static_cast<std::int16_t>(std::clamp(s, -p.smax - 1, p.smax));
}

/// R: what an active neuron counts in a tick.
inline int rate(const NeuronParams& p, const NeuronState& n) {
    const bool cut = p.cut_mode == 1 && n.s >= 0 && n.s < p.smin;
    return (cut ? 0 : n.s) - p.leak;
}

/// Takes no part in d to f: its inputs are dropped. Timers apart.
inline bool rests(const NeuronParams& p, const NeuronState& n) { return n.inh || (p.oneshot && n.fired); }

/// b: the burst timer. @return a spike is due
inline bool step_burst(const NeuronParams& p, NeuronState& n, int inhibition) {
    if (p.latch && inhibition > 0) {
        stop_burst(n);
        return false;
    }
    --n.bt;
    if (n.bt != 0) return false;
    n.bt = static_cast<std::uint8_t>(p.burst_isi);
    if (!p.latch) --n.bc;
    if (n.bc == 0) stop_burst(n);
    return true;
}

/// d, e: count, then take the input.
/// @param decay shift by phase tick or rank (DEC_MODE), the same for all neurons
inline void integrate(const NeuronParams& p, NeuronState& n, int excitation, int inhibition, int decay) {
    n.v = clamp_v(p, n.v + rate(p, n));

    int shift = decay;
    if (p.sens_en) shift += std::bit_width((static_cast<unsigned>(n.v) >> p.sens_k) + 1U) - 1;
    const int input = (shift > 15 ? 0 : excitation >> shift) - inhibition;
    if (input == 0) return;
    if (p.en_dir) n.v = clamp_v(p, n.v + input * (1 << p.vs));
    if (p.en_slope) n.s = clamp_s(p, n.s + input * (1 << p.ss));
    if (p.ep_local && n.e == 0) n.e = static_cast<std::uint16_t>(p.ep_local);
}

/// T2 of one neuron.
/// @param excitation, inhibition AE and AI: summed counts of the active axons, 0..3840
inline NeuronStep step_neuron(const NeuronParams& p, NeuronState& n, int excitation, int inhibition,
                              int decay) {
    NeuronStep step;
    if (p.ep_local && n.e > 0) {
        step.timed = true;
        if (--n.e == 0) {
            n.v = 0;
            n.s = 0;
            n.fired = false;
        }
    }
    if (n.bc != 0) {
        step.timed = true;
        step.repeats = step_burst(p, n, inhibition);
    }
    if (n.inht != 0 || n.ref != 0) {
        --(n.inht != 0 ? n.inht : n.ref);
        step.timed = true;
        return step;
    }
    if (rests(p, n)) return step;

    integrate(p, n, excitation, inhibition, decay);
    step.candidate = n.v >= p.theta + n.th && !(p.cut_mode == 2 && n.s < p.smin);
    return step;
}

/// T3: the neuron wins.
inline void fire(const NeuronParams& p, NeuronState& n) {
    n.fired = p.ph_len > 0 || p.ep_local > 0;
    n.ref = static_cast<std::uint8_t>(p.refr);
    if (p.rst_mode == 0) {
        n.v = 0;
        n.s = 0;
    } else {
        n.v = clamp_v(p, n.v - p.theta - n.th);
    }
    if (p.burst_n == 1 && !p.latch) return;
    n.bc = static_cast<std::uint8_t>(p.latch ? 1 : p.burst_n - 1);
    n.bt = static_cast<std::uint8_t>(p.burst_isi);
    n.latph = static_cast<std::uint8_t>(p.latch_ph);
}

/// T3: another neuron of the group has won.
inline void inhibit(const NeuronParams& p, NeuronState& n) {
    if (p.inh_mode == 0) return;
    if (p.inh_mode == 2) {
        n.v = clamp_v(p, n.v - p.inh_v);
        n.s = clamp_s(p, n.s - p.inh_s);
        return;
    }
    n.v = 0;
    n.s = 0;
    stop_burst(n);
    if (p.inh_mode == 1) n.inh = true;
    if (p.inh_mode == 3) n.inht = static_cast<std::uint8_t>(p.inh_t);
}

/// 3.3: a phase starts; TH and INHT go on, and a latch while it may.
inline void start_phase(const NeuronParams& p, NeuronState& n) {
    n.v = 0;
    n.s = 0;
    n.fired = n.inh = false;
    n.ref = 0;
    n.e = 0;
    if (p.latch && n.bc != 0 && n.latph > 0) {
        --n.latph;
    } else {
        stop_burst(n);
    }
}

}  // namespace tendril

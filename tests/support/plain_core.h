// Cores drawn from a seed whose neurons only count: they can be swept as arrays.
#pragma once

#include <random>

#include "systemc/core/core.h"

namespace tendril {

class Draw {
public:
    explicit Draw(std::uint32_t seed) : random_(seed) {}
    int between(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint32_t>(high - low + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }

private:
    std::mt19937 random_;
};

inline constexpr SourceId kHost{9};

/// Parameters within what a sweep can do, at their edges more often than elsewhere.
inline CoreSetup drawn_setup(Draw& draw) {
    CoreSetup setup;
    setup.size = {draw.between(1, 40), 32};
    NeuronParams& p = setup.neuron;
    p.ph_len = p.inh_mode = p.refr = 0;
    p.oneshot = draw.between(0, 1);
    p.vmax = draw.chance(30) ? draw.between(0, 300) : 65535;
    p.smax = draw.chance(30) ? draw.between(0, 40) : 2047;
    p.theta = draw.chance(10) ? draw.between(0, 2) : draw.between(3, 2000);
    p.en_dir = draw.between(0, 1);
    p.en_slope = draw.between(0, 1);
    p.vs = draw.between(0, 7);
    p.ss = draw.between(0, 3);
    p.leak = draw.chance(50) ? 0 : draw.between(0, draw.chance(20) ? 4095 : 5);
    p.smin = draw.between(0, 6);
    p.cut_mode = draw.between(0, 2);
    p.rst_mode = draw.between(0, 1);
    setup.excitatory.assign(32, true);
    for (std::size_t i = 0; i < 32; ++i) setup.excitatory[i] = draw.chance(70);
    for (std::uint16_t line = 0; line < 32; ++line) setup.axon_table.push_back({kHost, line, line, 1, false});
    return setup;
}

inline CoreState drawn_state(Draw& draw, const CoreSetup& setup) {
    CoreState state = cleared_core(setup.size, 1);
    for (std::uint8_t& k : state.k) k = static_cast<std::uint8_t>(draw.chance(40) ? draw.between(1, 15) : 0);
    for (NeuronState& n : state.neurons) {
        n.v = static_cast<std::uint16_t>(draw.between(0, setup.neuron.vmax));
        n.s = static_cast<std::int16_t>(draw.between(-setup.neuron.smax - 1, setup.neuron.smax) / 50);
        n.th = static_cast<std::uint16_t>(draw.chance(20) ? draw.between(0, 65535) : draw.between(0, 100));
    }
    return state;
}

/// The same core, whose neurons are stepped one by one: a rule is all that tells a core not to sweep.
inline CoreSetup stepped(CoreSetup setup) {
    setup.rule = RuleKind::literal;
    return setup;
}

}  // namespace tendril

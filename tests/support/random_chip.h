// Small chips without a fabric, and stimuli for them, for tests of engines.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/stimulus.h"

namespace tendril {

/// Lines by tick; remembers which ticks it was asked for.
class ListedStimulus : public Stimulus {
public:
    std::map<std::int64_t, std::vector<HostSpike>> lines;
    std::vector<std::int64_t> asked;

    std::span<const HostSpike> at(Tick tick) override {
        asked.push_back(tick.value);
        return lines[tick.value];
    }
};

/// Neurons that fire in the tick of any input and at no other time.
inline CoreSetup relay(int id, CoreSize size) {
    CoreSetup setup;
    setup.id = CoreId(static_cast<std::uint16_t>(id));
    setup.size = size;
    setup.neuron.theta = 1;
    setup.neuron.en_slope = 0;
    setup.neuron.oneshot = 0;
    setup.neuron.ph_len = 0;
    setup.neuron.inh_mode = 0;
    setup.excitatory.assign(static_cast<std::size_t>(size.axons), true);
    return setup;
}

/// Cores that excite each other at random, learn, and have phases or not.
inline ChipPlan random_chip(std::uint32_t seed, int cores = 6) {
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint32_t>(n)); };
    ChipPlan plan;
    plan.hosts.push_back({"in", 16, {}});
    plan.initial.tick = Tick(-1);
    for (int c = 0; c < cores; ++c) {
        CoreSetup setup = relay(c, {12, 16});
        setup.neuron.theta = 6 + below(10);
        setup.neuron.en_slope = below(2);
        setup.neuron.ph_len = below(2) * 32;
        setup.neuron.inh_mode = setup.neuron.ph_len > 0 ? 1 : 3;
        setup.neuron.inh_t = 2;
        setup.neuron.leak = 1;
        setup.rule = RuleKind::completed;
        setup.learning.learn_end = setup.neuron.ph_len > 0;
        setup.learning.grow_sh = 1;
        setup.learning.homeo_en = 1;
        setup.learning.homeo_up = 3;
        plan.initial.cores.push_back(cleared_core(setup.size, static_cast<std::uint32_t>(random())));
        for (int i = 0; i < 16; ++i) {
            const SourceId from(static_cast<std::uint16_t>(i < 4 ? cores : below(cores)));
            const auto line = static_cast<std::uint16_t>(i < 4 ? (c * 2 + i) % 16 : below(12));
            const auto axon = static_cast<std::uint16_t>(i);
            const auto taken = [&](const AxonEntry& e) { return e.source == from && e.neuron == line; };
            if (std::any_of(setup.axon_table.begin(), setup.axon_table.end(), taken)) continue;
            setup.axon_table.push_back({from, line, axon, static_cast<std::uint8_t>(1 + below(7)), false});
        }
        for (auto& k : plan.initial.cores.back().k) k = static_cast<std::uint8_t>(below(4));
        plan.cores.push_back(setup);
    }
    return plan;
}

/// Bursts of input with long silences between them.
inline ListedStimulus random_stimulus(std::uint32_t seed) {
    std::mt19937 random(seed);
    ListedStimulus stimulus;
    for (std::int64_t t = 0; t < 600; ++t) {
        if (t % 100 > 30) continue;
        for (std::uint16_t line = 0; line < 16; ++line) {
            if (random() % 8 == 0) stimulus.lines[t].push_back({0, line});
        }
    }
    return stimulus;
}

}  // namespace tendril

// A chip file run in an engine, for tests: plan, stimulus, totals, spikes and final state in one place.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "sim/config.h"
#include "sim/cycle_engine.h"
#include "sim/stimulus_make.h"

namespace tendril {

/// Keeps what happened.
class Log : public Recorder {
public:
    void spike(const Spike& s) override { spikes.push_back(s); }
    void delivery(const Delivery& d) override { deliveries.push_back(d); }
    void tick_end(const TickEnd& t) override { ticks.push_back(t); }

    std::vector<Spike> spikes;
    std::vector<Delivery> deliveries;
    std::vector<TickEnd> ticks;
};

/// "tick core neuron", what all engines agree on.
inline std::vector<std::string> ticks_only(const std::vector<Spike>& spikes) {
    std::vector<std::string> lines;
    for (const Spike& s : spikes)
        lines.push_back(std::to_string(s.tick.value) + " " + std::to_string(s.core.value) + " " +
                        std::to_string(s.neuron.value));
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// "cycle core neuron", what the cycle engines agree on.
inline std::vector<std::string> with_cycles(const std::vector<Spike>& spikes) {
    std::vector<std::string> lines;
    for (const Spike& s : spikes)
        lines.push_back(std::to_string(s.cycle.value) + " " + std::to_string(s.tick.value) + " " +
                        std::to_string(s.core.value) + " " + std::to_string(s.neuron.value));
    return lines;
}

/// A chip file of configs/chips with overrides, ready to run in any engine.
struct SimRun {
    explicit SimRun(const std::string& chip, const std::vector<std::string>& overrides = {})
        : spec(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/" + chip, overrides)),
          plan(make_plan(spec)) {}

    RunTotals run(Engine& engine, std::int64_t ticks, bool skip = true) {
        const auto stimulus = make_stimulus(spec, plan);
        Recorder* const recorder = &log;
        RunOrder order;
        order.ticks = ticks;
        order.skip = skip;
        return engine.run(order, *stimulus, {&recorder, 1});
    }

    ChipSpec spec;
    ChipPlan plan;
    Log log;
};

}  // namespace tendril

// Do several engines agree? The same chip, from the same state, with the same stimulus, in each of them.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

/// What one engine made of it.
struct EngineOutcome {
    std::string engine;
    RunTotals totals;
    std::string state_digest;
};

struct CheckOutcome {
    int episodes = 0;
    int with_spikes = 0;   ///< episodes in which something spikes
    int with_changes = 0;  ///< episodes that leave other synapses than they found
    std::vector<EngineOutcome> engines;
    std::string divergence;  ///< the first, as a sentence; "" where all agree

    /// They agree, and on something: nearly every episode has spikes and most change synapses.
    bool passed() const {
        return divergence.empty() && with_spikes * 10 >= episodes * 9 && with_changes * 2 > episodes;
    }
};

/// How to run the engines of a check.
struct CheckOrder {
    std::vector<std::string> engines;  ///< the first is the reference
    int episodes = 0;                  ///< phases of core 0
    std::function<std::unique_ptr<Engine>(const std::string& name)> make_engine;
    std::filesystem::path out;  ///< a run folder each, named after the engine, goes here; "" = none
    std::string chip_toml;      ///< for the run folders
    std::string config_hash;
    std::function<bool()> interrupted;  ///< may be empty
};

/// Learning is on. Spikes are compared one by one, then synapses, then all of the state.
/// @param from the state each engine starts from, in which a phase is about to start
/// @throws Error Exit::interrupted, or as the engines and the run folders
CheckOutcome check_engines(const ChipPlan& plan, const ChipState& from, Stimulus& stimulus,
                           const CheckOrder& order);

}  // namespace tendril

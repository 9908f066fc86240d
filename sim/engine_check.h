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
    int spikes_percent =
        90;  ///< of the episodes must have spikes: engines that agree on silence prove nothing
    int changes_percent = 50;  ///< more than so many of them must change synapses; 0: none need to

    /// They agree, and on something.
    bool passed() const {
        const bool changes = changes_percent == 0 || with_changes * 100 > episodes * changes_percent;
        return divergence.empty() && with_spikes * 100 >= episodes * spikes_percent && changes;
    }
};

/// How to run the engines of a check.
struct CheckOrder {
    std::vector<std::string> engines;  ///< the first is the reference
    int episodes = 0;
    int episode_ticks = 0;    ///< 0: a phase of core 0
    int spikes_percent = 90;  ///< as in the outcome
    int changes_percent = 50;
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

// Two runs once more, cycle by cycle, by what both show of the inside of cores and hubs: RTL or model.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "sim/bisect/paired_run.h"

namespace tendril {

/// A run to be run again, as its folder tells.
struct RunAgain {
    std::filesystem::path folder;  ///< with chip.toml, and what the run started from
    std::string engine;            ///< to run it in
    std::int64_t ticks = 0;
    std::optional<std::int64_t> cycles;  ///< where it was cut off
    std::filesystem::path program;       ///< tendril's executable
};

/// @param engine instead of the run's own; "" = that
/// @throws Error Exit::usage where it is no run folder, or a run of traffic, or one without cycles
RunAgain run_again(const std::filesystem::path& folder, const std::string& engine,
                   const std::filesystem::path& program);

struct SignalDiffOrder {
    RunAgain a, b;
    std::string scope = "*";  ///< as --wave-scope
    std::int64_t cycles_most = INT64_MAX;
    std::filesystem::path scratch;  ///< made and removed
    std::function<bool()> interrupted;
};

struct SignalDiffResult {
    PairResult pair;
    std::string a, b;           ///< folder and engine
    bool a_is_expected = true;  ///< the models are what is expected; else the first

    bool same() const { return !pair.parting && !pair.ended_apart; }
};

/// What is compared of a run in RTL and one in models: in every cycle what crosses ports and links, what
/// FIFOs hold, what pends in each core, the learning engines, the step of each core; between two ticks V, S
/// and threshold of each
/// neuron, which RTL steps one after the other and a model all at once.
SignalRule rule_of_models(const std::string& path);

SignalDiffResult diff_signals(const SignalDiffOrder& order);

/// Ends with LF.
std::string signals_text(const SignalDiffResult& result);
std::string signals_json(const SignalDiffResult& result);

}  // namespace tendril

// A run: an order, an engine and a stimulus in, totals and the final state out.
#pragma once

#include <optional>
#include <span>

#include "sim/engine.h"
#include "sim/error.h"

namespace tendril {

struct ChipSpec;

struct RunResult {
    RunTotals totals;
    std::optional<ChipState> state;  ///< none where the run was cut off before its last tick had ended
    double wall_seconds = 0;         ///< of the run itself, without set-up and files
};

/// Runs the order from the engine's state; recorders see everything as it happens.
/// @throws Error as the engine: stuck, or a check that failed
RunResult run(Engine& engine, const RunOrder& order, Stimulus& stimulus,
              std::span<Recorder* const> recorders);

/// @param said where the engine was named
/// @throws Error Exit::usage where the engine is not available, cannot run the chip, or its RTL was not built
void require_engine(const std::string& name, const Place& said, const ChipSpec& spec, const ChipPlan& plan);

/// The engine of that name. @throws Error Exit::usage where it is not available, or its RTL was not built
std::unique_ptr<Engine> make_engine(const std::string& name, const ChipSpec& spec, const ChipPlan& plan);

}  // namespace tendril

// A run again, with waves around what its trigger has found.
#pragma once

#include "sim/engine.h"
#include "sim/wave_trigger.h"

namespace tendril {

/// Runs the engine again from `initial` up to the end of the waves' window. The engine's state is spoiled.
/// @param stimulus from its beginning
/// @return the totals of the waves
/// @throws Error as the engine
WaveTotals replay_with_waves(Engine& engine, const ChipState& initial, Stimulus& stimulus, RunOrder order,
                             const WaveOrder& waves);

}  // namespace tendril

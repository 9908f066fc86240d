// The options that are about waveforms and timelines.
#pragma once

#include "sim/options.h"

namespace CLI {
class App;
}

namespace tendril {

/// Of `tendril run`.
void add_wave_options(CLI::App& run, RunOptions& options);
/// Refuses what does not fit together. @throws Error Exit::usage
void check_wave_options(const RunOptions& options);
/// The command `tendril waves`.
void add_waves(CLI::App& app, WavesOptions& options);

}  // namespace tendril

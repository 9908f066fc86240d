// tendril diff --wave: both runs around their first divergence in one waveform.
#pragma once

#include <string>

#include "sim/diff.h"

namespace tendril {

/// Writes `file` (.fst) and the save file beside it, with a marker where the runs part. A run shows its own
/// waves.fst where that reaches there; else it is run again, from its manifest, by this program.
/// @pre the runs differ
/// @throws Error Exit::usage where a run has no cycles or nothing says when they part, Exit::check_failed
///         where a run that is run again is another, as when its RTL was changed
void write_diff_waves(const DiffResult& result, const std::string& file);

}  // namespace tendril

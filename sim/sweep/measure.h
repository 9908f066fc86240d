// Runs one point of a sweep with one seed: its row.
#pragma once

#include "sim/sweep/plan.h"
#include "sim/sweep/row.h"

namespace tendril {

/// Runs the chip, of a search again and again, each time in a child process. Never throws for what is wrong
/// with the chip or its run: that is a row that has failed, and says why.
/// @throws Error Exit::resource where no process can be made
SweepRow measure_run(const SweepRun& run);

}  // namespace tendril

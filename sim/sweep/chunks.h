// Runs of a sweep as tasks of a cluster.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/sweep/plan.h"

namespace tendril {

/// A scheduler of a cluster takes no longer arrays than this, as it is shipped.
inline constexpr std::size_t kMostTasks = 1000;

/// Dealt out like cards, so that runs of a high load, which take long, do not meet in one task. So many tasks
/// that each lasts `task_seconds` or more, of runs of `run_seconds`; kMostTasks at most.
std::vector<std::vector<SweepRun>> chunks_of(const std::vector<SweepRun>& runs, double run_seconds,
                                             double task_seconds);

}  // namespace tendril

// Options of checkpoints: how often, how many, and going on from one.
#pragma once

#include "sim/options.h"

namespace CLI {
class App;
}

namespace tendril {

void add_checkpoint_options(CLI::App& run, RunOptions& options);
/// @throws Error Exit::usage where they do not go together
void check_checkpoint_options(const RunOptions& options);

}  // namespace tendril

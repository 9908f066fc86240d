// The options of the comparison of two runs.
#pragma once

#include "sim/options.h"

namespace CLI {
class App;
}

namespace tendril {

/// Of `tendril diff`.
void add_diff_options(CLI::App& command, DiffCommand& options);
/// Refuses what does not fit together. @throws Error Exit::usage
void check_diff_options(const DiffCommand& options);

}  // namespace tendril

// A sweep in a few sentences.
#pragma once

#include <string>

#include "sim/sweep/sweep.h"

namespace tendril {

/// How many runs ended how; what did not drain or failed, and why; then, where a load was swept or searched:
/// the most load for the wire, the best under the budget, the knee, what saturates first. Ends with LF.
std::string summary_text(const SweepSpec& spec, const SweepPlan& plan, const SweepResult& result);

}  // namespace tendril

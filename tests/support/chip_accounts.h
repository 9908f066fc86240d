// Where every spike of a run must have been counted, worked out from the masks and who spoke.
#pragma once

#include <string>

#include "tests/support/chip_outcome.h"

namespace tendril {

/// Holds the counts of cores, hubs and recorded deliveries against each other: the identity of chip.md, rows
/// for counters, exactly one delivery for each spike and subscribed core, and at each hub as many spikes
/// moved and copied as its masks say.
/// @return "" or the first account that does not close
std::string check_accounts(const ChipPlan& plan, const ChipOutcome& outcome);

}  // namespace tendril

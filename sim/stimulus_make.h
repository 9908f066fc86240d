// The stimulus of a run: all [[stimulus]] entries together, or the file that replaces them.
#pragma once

#include <memory>
#include <string>

#include "sim/chip_plan.h"
#include "sim/chip_spec.h"
#include "sim/stimulus.h"

namespace tendril {

/// Opens and checks every file. At tick t an entry plays what it has at time t − from, modulo repeat_every
/// where given, for from <= t < until; the same line from two entries is one spike.
/// @param plan of the spec; outlives the stimulus
/// @param replacement a stimulus file that replaces all entries; "" = none
std::unique_ptr<Stimulus> make_stimulus(const ChipSpec& spec, const ChipPlan& plan,
                                        const std::string& replacement = "");

}  // namespace tendril

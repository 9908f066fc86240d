// Of all signals that differ in the first cycle, those to look at first.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "sim/bisect/rtl_modules.h"
#include "sim/bisect/wave_pair.h"

namespace tendril {

struct Suspect {
    SignalParting signal;
    std::string module;         ///< "" = none of the RTL's
    bool changed = false;       ///< its module's file is not the same in both trees
    bool from_outside = false;  ///< an input of its module's instance differs too
};

/// Ordered: signals of modules that were changed first, of these the instances whose inputs are the same,
/// the innermost of them first, registers behind what they are made from; else as they came.
std::vector<Suspect> suspects(const std::vector<SignalParting>& signals, const RtlModules& modules,
                              const std::set<std::string>& changed);

}  // namespace tendril

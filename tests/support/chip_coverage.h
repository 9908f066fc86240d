// What a set of random chips has to have had in it, and how often it had.
#pragma once

#include <map>
#include <string>

#include "tests/support/chip_outcome.h"

namespace tendril {

class ChipCoverage {
public:
    /// Counts what `chip` had, going by what came of it.
    void count(const RandomChip& chip, const ChipOutcome& outcome);

    /// A line for each thing counted.
    std::string histogram() const;
    /// "" or what the set lacks.
    /// @param limits of the chips: what they exclude is not lacking
    std::string missing(const ChipLimits& limits) const;

private:
    void count_fabric(const RandomChip& chip, const ChipOutcome& outcome);
    void count_cores(const RandomChip& chip, const ChipOutcome& outcome);

    std::map<std::string, int> chips_;  ///< how many chips had it
};

/// Enough spikes to tell chips apart, and flits in each other's way.
bool busy(const ChipOutcome& outcome);

}  // namespace tendril

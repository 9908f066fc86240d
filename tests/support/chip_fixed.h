// A random chip in fixed ticks: all engines with cycles take the same ones, whatever comes late.
#pragma once

#include <map>
#include <string>

#include "tests/support/lockstep.h"

namespace tendril {

/// What a set of chips met in fixed ticks; each must be met by some chip.
struct FixedTicksSeen {
    std::uint64_t late = 0, early = 0, overrun = 0;
    int chips = 0, in_time = 0, given_up = 0;  ///< given up: more than 127 ticks owed, or an age of 128
    /// Chips whose states at the end were compared, and were not those of their beginning: with nothing in
    /// flight, all of final.state; else without the pending bitmaps.
    int at_rest = 0, in_flight = 0;

    std::string text() const;
    /// "" or what no chip met.
    std::string missing() const;
};

/// The chip with a tick length around that of its barrier run, from too long to far too short.
ChipPlan fixed_plan(const RandomChip& chip, const ChipOutcome& barrier);

/// The ticks that the chip is to run: of every third chip up to the last tick in which no core spikes, if it
/// has one, so that it ends with nothing in flight; else all.
std::int64_t fixed_ticks(const RandomChip& chip, const ChipPlan& plan, Cycle limit);

/// Runs it in all engines with cycles that take it, for `chip.ticks` ticks.
/// @param plan in fixed ticks
/// @param counts how many chips ran so, by engine
/// @return the first two that part
Parting check_fixed_ticks(const RandomChip& chip, const ChipPlan& plan,
                          const std::vector<LockstepEngine>& engines, Cycle limit, FixedTicksSeen& seen,
                          std::map<std::string, int>& counts);

}  // namespace tendril

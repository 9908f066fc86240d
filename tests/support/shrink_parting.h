// When two engines part on a chip: the smallest chip file on which they still do, and how to see it.
#pragma once

#include <filesystem>
#include <optional>

#include "tests/support/lockstep.h"
#include "tests/support/shrinker.h"

namespace tendril {

struct SmallChip {
    ChipCase chip;
    Parting parting;  ///< of the small chip
    int trials = 0;
};

using Tell = std::function<void(const std::string&)>;

/// Two engines on a case. @throws Error where it is no chip
Parting part(const std::vector<LockstepEngine>& two, const ChipCase& chip, Cycle limit);

/// @param two the engines; each trial runs both, in processes of their own
/// @param starts tried in turn: the first on which the two part is made smaller
/// @param wanted they still part in that way: in ticks, in cycles alone, or by one failing
/// @return none if they part so on no start
std::optional<SmallChip> shrink_parting(const std::vector<LockstepEngine>& two,
                                        const std::vector<ChipCase>& starts, const Parting& wanted,
                                        Cycle limit, const Tell& tell);

/// The same for a drawn chip; of the engine kMixedCosim the file says the mix, then it is called cosim.
/// @param plan what ran: the chip's, perhaps in fixed ticks
std::optional<SmallChip> shrink_random_chip(const RandomChip& chip, ChipPlan plan, const Parting& wanted,
                                            std::vector<LockstepEngine> engines, Cycle limit,
                                            const Tell& tell);

/// The chip file: its question is where the two part.
std::string small_chip_text(const SmallChip& small);

/// Writes small.toml, and initial.state if there is one, into `folder`.
/// @return the commands that show it, a line each
std::string write_small_chip(const SmallChip& small, const std::filesystem::path& folder);

}  // namespace tendril

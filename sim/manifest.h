// manifest.json: what was run, with what, how far, and how long it took.
#pragma once

#include <optional>
#include <string>

#include "sim/chip_plan.h"
#include "sim/engine.h"

namespace tendril {

/// What the files of a run do not say themselves.
struct RunFacts {
    std::string engine{};               ///< functional | tlm | cosim | rtl
    std::string config_hash{};          ///< XXH3-128 of the config dump
    std::string state_digest{};         ///< of final.state; "" where none was written
    double wall_seconds = 0;            ///< the run itself, without set-up and files
    std::optional<double> clock_mhz{};  ///< the chip's, for the real-time factor
};

/// The text of manifest.json. All that differs between two runs of the same config, seed and engine is in
/// its object "wall"; its rates are per second of wall time, null where they have no meaning.
std::string manifest_json(const ChipPlan& plan, const RunTotals& totals, const RunFacts& facts);

}  // namespace tendril

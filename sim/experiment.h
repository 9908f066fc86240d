// An experiment: from its file to figures, a check that engines agree, and the files that say so.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "sim/digits.h"
#include "sim/engine_check.h"
#include "sim/experiment_spec.h"
#include "sim/progress.h"

namespace tendril {

struct SeedOutcome {
    std::int64_t seed = 0;
    DigitsResult digits;
};

struct ExperimentResult {
    std::string kind;
    std::vector<SeedOutcome> seeds;
    std::optional<CheckOutcome> check;  ///< of the first seed
    bool accepted = false;

    double mean() const;   ///< accuracy over the seeds, 0..1
    double worst() const;  ///< accuracy of the worst seed
};

struct ExperimentOrder {
    std::filesystem::path out;  ///< gets a run folder per engine of the check; "" = none is written
    ProgressStyle progress;
    std::function<bool()> interrupted;  ///< may be empty
};

/// Trains and tests every seed; then runs the engines of [check] from the first seed's trained state.
/// @throws Error with its place where the file or its chip cannot do this experiment; Exit::interrupted
ExperimentResult run_experiment(const ExperimentSpec& spec, const ExperimentOrder& order);

}  // namespace tendril

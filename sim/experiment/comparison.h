// Several variants of one experiment beside each other, over the same seeds, each held to its bounds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment.h"
#include "sim/experiment/trial.h"

namespace tendril {

struct SeedFigures {
    std::int64_t seed = 0;
    TrialOutcome outcome;
};

/// One row of the table.
struct VariantResult {
    std::string name;
    std::vector<Figure> figures;
    std::vector<SeedFigures> seeds;
    std::vector<std::string> missed;  ///< bounds that do not hold, a sentence each

    int ok() const;  ///< seeds that meet the kind's own criterion
    /// Over the seeds that could be measured; NaN where none could.
    double mean(std::size_t figure) const;
    double worst(std::size_t figure) const;
    /// "ok", "<figure>_mean" or "<figure>_worst"; nothing where there is no such name.
    std::optional<double> summary(const std::string& asked) const;
    std::vector<std::string> summary_names() const;
};

struct ComparisonResult {
    std::string kind;
    std::vector<VariantResult> variants;
    std::optional<CheckOutcome> check;  ///< of the first variant's first seed, from its beginning

    bool accepted() const;
};

/// Notes in `missed` which bounds of `variant` do not hold; NaN holds to none.
/// @throws Error with its place where a bound names no summary
void judge(const VariantSpec& variant, VariantResult& result);

/// Every seed of every variant; then the engines of [check].
/// @pre the file has variants
/// @throws Error with its place where a chip does not fit; Exit::interrupted
ComparisonResult run_comparison(const ExperimentSpec& spec, const ExperimentOrder& order);

}  // namespace tendril

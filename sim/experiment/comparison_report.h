// How a comparison reads: a table on the terminal, JSON for machines, and a page with a picture.
#pragma once

#include <string>

#include "sim/experiment/comparison.h"

namespace tendril {

/// A row a variant: seeds, how many are ok, mean and worst of every figure; the check; the verdict. The last
/// line is the first figure of the first variant: `online 0.959 (100 seeds, worst 0.950)`.
std::string comparison_text(const ComparisonResult& result);

/// result.json: `tendril-experiment-result 1`. `seeds`, `mean` and `worst` are of the first variant and the
/// kind's first figure; `variants` has all of it. What could not be measured is null.
std::string comparison_json(const ComparisonResult& result);

/// result.html: the table, and for each figure every seed of every variant as a dot. Nothing from outside.
std::string comparison_html(const ComparisonResult& result);

}  // namespace tendril

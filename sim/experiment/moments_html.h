// The part of a comparison's page that shows figures as they became.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/comparison.h"

namespace tendril {

/// A picture for each figure that was followed, a line a variant: the mean over its seeds. "" where the kind
/// follows nothing.
std::string moments_section(const std::vector<VariantResult>& variants);

}  // namespace tendril

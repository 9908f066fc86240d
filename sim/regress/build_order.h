// What of a copy of the RTL has to be built for a set of jobs.
#pragma once

#include <filesystem>
#include <vector>

#include "sim/regress/rtl_build.h"

namespace tendril {

/// What has to be built so that these jobs can run, and no more: a bench that names no size gets the
/// smallest, and whole chips are built only where engine rtl runs.
/// @param parallel steps of the build side by side @param coverage what is built counts it
RtlBuildOrder build_order(const std::vector<Job>& jobs, const std::filesystem::path& rtl, int parallel,
                          bool coverage = false);

}  // namespace tendril

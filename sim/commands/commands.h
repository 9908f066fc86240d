// What each command does with its options; one file each.
#pragma once

#include "sim/error.h"
#include "sim/options.h"

namespace tendril {

Exit carry_out(const Answer& answer);
Exit carry_out(const RunOptions& options);
Exit carry_out(const ExperimentOptions& options);
Exit carry_out(const DiffCommand& options);
Exit carry_out(const WhyOptions& options);
Exit carry_out(const ExplainLatencyOptions& options);
Exit carry_out(const WavesOptions& options);
Exit carry_out(const AvalanchesOptions& options);
Exit carry_out(const GalleryOptions& options);
Exit carry_out(const TopologyOptions& options);
Exit carry_out(const ConfigOptions& options);
Exit carry_out(const RegressOptions& options);
Exit carry_out(const ReportOptions& options);
Exit carry_out(const SweepOptions& options);
Exit carry_out(const BisectOptions& options);

}  // namespace tendril

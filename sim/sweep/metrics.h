// The figures of a sweep's rows: one table, read by the store and by both CSV files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/engine.h"
#include "systemc/fabric/topology/metrics.h"

namespace tendril {

/// A run that is over, and what its fabric is.
struct Finished {
    const ChipPlan& plan;
    const RunTotals& totals;
    const TopologyMetrics& topology;
};

/// What a number rests on.
enum class Basis : std::uint8_t {
    exact,     ///< counted in the run; in cycles as the engine's are
    analytic,  ///< of the topology, without running it
    proxy,     ///< stands for something that is not simulated
};

struct Metric {
    const char* column;  ///< with its unit
    Basis basis;
    /// Nothing where the run has no such number.
    std::function<std::optional<double>(const Finished&)> of;
};

/// "cycle-exact", "analytic", "proxy"
const char* label_of(Basis basis);

/// In the order of the columns of results.csv.
const std::vector<Metric>& metrics();

/// One a metric.
using Figures = std::vector<std::optional<double>>;
Figures figures_of(const Finished& run);
/// The figure of that column. @pre there is such a column
const std::optional<double>& figure(const Figures& figures, const std::string& column);

/// A run is saturated where it accepts less than this share of what it is offered.
inline constexpr double kSaturatedBelow = 0.95;

/// The hub that was busy in most cycles; "" without cycles.
std::string busiest_hub(const Finished& run);

}  // namespace tendril

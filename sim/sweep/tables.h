// results.csv and points.csv: what a sweep found, as tables.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/interval.h"
#include "sim/sweep/plan.h"
#include "sim/sweep/row.h"

namespace tendril {

/// A point and its rows, in the order of the seeds.
struct PointResult {
    const SweepPoint* point = nullptr;
    std::vector<SweepRow> rows;

    /// The worst of its rows.
    PointStatus status() const;
    /// Over the rows that have this figure.
    std::optional<Interval> of(const std::string& column) const;
    /// Of what a search found.
    std::optional<Interval> found() const;
    /// "SATURATED: accepted/offered = 0.36", of the sums over the seeds; why it failed or did not drain; or
    /// "".
    std::string note() const;
};

/// A row a point and seed, by point and then in the order of the seeds, which ascend. No wall time, no
/// machine: the same sweep has the same bytes.
std::string results_csv(const SweepPlan& plan, const std::vector<PointResult>& results);

/// A row a point: <column>_mean and <column>_ci95 over its seeds; empty where no seed has a number, ci95
/// also where only one has.
std::string points_csv(const SweepPlan& plan, const std::vector<PointResult>& results);

/// A row a figure of these: its column, and what it is: cycle-exact, analytic or proxy.
std::string columns_csv();

}  // namespace tendril

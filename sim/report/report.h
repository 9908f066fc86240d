// Pages that explain a run or a sweep: one offline file each, its charts drawn from one block of data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "systemc/types.h"

namespace tendril {

/// What the page of a run shows of its neurons.
struct RunReportOrder {
    std::vector<std::pair<CoreId, NeuronId>> neurons{};  ///< V and S of these; empty: three are chosen
    std::optional<std::pair<std::int64_t, std::int64_t>> ticks{};  ///< first and last of V and S
};

/// Writes `report.html` of a run folder into it.
/// @return its path
/// @throws Error Exit::usage where the folder is no whole run, or has no such neuron or tick;
///         Exit::check_failed where its files contradict each other; Exit::resource where the charting
///         library is not installed or nothing can be written
std::filesystem::path write_run_report(const std::filesystem::path& folder, const RunReportOrder& order);

/// Writes `report.html` of a sweep's folder into it, from results.csv, points.csv and, where it is there,
/// sweep.sqlite. Its numbers are those of the tables.
/// @return its path
/// @throws Error as write_run_report(), and with its place what is wrong with a table
std::filesystem::path write_sweep_report(const std::filesystem::path& folder);

}  // namespace tendril

// A process that runs a few runs of a sweep: a local job, or a task of a cluster.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/sweep/plan.h"
#include "sim/sweep/row.h"

namespace tendril {

/// What is told to workers and what they answer, in files below one folder: an order says which runs, each
/// row appears by rename as soon as it is there.
class SweepDesk {
public:
    /// @param folder of the sweep
    explicit SweepDesk(const std::filesystem::path& folder) : folder_(folder / "work") {}

    /// Empty but for rows.
    void prepare() const;
    /// Writes an order. @return its file
    std::filesystem::path order(std::size_t number, const std::vector<SweepRun>& runs) const;
    std::filesystem::path log(std::size_t number) const;
    /// Rows that lie there, with their files.
    std::vector<std::pair<std::filesystem::path, SweepRow>> rows() const;
    /// The run's row, if it lies there.
    std::optional<SweepRow> row(const SweepRun& run) const;
    void forget(const SweepRun& run) const;
    void remove() const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// Runs an order's runs that have no row yet, one after the other.
/// @throws Error Exit::resource where the order cannot be read or a row cannot be written
void work_on(const std::filesystem::path& order);

}  // namespace tendril

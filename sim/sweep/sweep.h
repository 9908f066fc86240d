// A whole sweep: what is there is kept, what is missing is run, the tables are written.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/progress.h"
#include "sim/sweep/tables.h"

namespace tendril {

/// What the command line asks of a cluster.
struct ClusterOrder {
    double task_seconds = 60;           ///< a task has so many runs that it lasts about as long
    bool detach = false;                ///< submits and does not wait
    std::vector<std::string> sbatch{};  ///< more words for sbatch: "--partition=fast"
};

struct SweepOrder {
    std::filesystem::path program;  ///< tendril's executable
    std::filesystem::path out;      ///< its folder: sweep.sqlite, results.csv, points.csv
    bool resume = false;            ///< rows of an earlier sweep that are still true are kept
    int jobs = 1;
    std::optional<ClusterOrder> cluster;  ///< runs are tasks of Slurm
    ProgressStyle progress;
    std::function<bool()> interrupted;
    std::vector<std::pair<std::string, std::string>> notes;  ///< for the store, by name
    std::function<void(const std::string&)> tell;  ///< a line that the user should see at once, with its LF
};

struct SweepResult {
    std::vector<PointResult> points;  ///< empty where it was interrupted or detached
    std::size_t kept = 0;             ///< runs whose rows were there
    std::size_t ran = 0;              ///< runs that have come to an end now
    double seconds = 0;               ///< wall time
    bool interrupted = false;
    bool detached = false;  ///< a cluster goes on with it

    std::size_t count(PointStatus status) const;  ///< of rows
};

/// Rows are found again by SweepRun::key: a sweep file may have got points since. Those that failed, and
/// those of another version of Tendril, are run again.
/// @throws Error Exit::usage where `out` holds a sweep and it is not to be resumed, Exit::resource where it
///         cannot be written
SweepResult run_sweep(const SweepPlan& plan, const SweepOrder& order);

}  // namespace tendril

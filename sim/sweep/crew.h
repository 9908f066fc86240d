// Who runs what a sweep lacks: processes of this machine, or tasks of a cluster.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/sweep/sweep.h"
#include "sim/sweep/worker.h"

namespace tendril {

/// What a crew knows of the sweep it works for.
struct SweepWork {
    const SweepOrder& order;
    const SweepDesk& desk;
    std::function<void(const SweepRow&)> done;            ///< a run has come to its end
    std::function<std::vector<SweepRun>()> missing;       ///< runs that have none
    std::function<void()> take_in;                        ///< rows that lie on the desk
    std::function<std::string(const std::string&)> note;  ///< of the store
    std::function<void(const std::string&, const std::string&)> put_note;
};

enum class CrewEnd { done, interrupted, detached };

/// Each run in a process of its own, order.jobs of them at a time.
CrewEnd run_here(const SweepWork& work);

/// In tasks of Slurm, of about order.cluster->task_seconds each. What a task that was killed has not run is
/// submitted again, kRounds times in all; what is then missing has failed, and at once where somebody has
/// cancelled tasks. A job that an earlier call has left behind is waited for. @throws Error Exit::resource
/// where Slurm takes no job
CrewEnd run_on_slurm(const SweepWork& work);
inline constexpr int kRounds = 3;
/// The note of a store that names the job last submitted.
inline constexpr const char* kSlurmJobNote = "slurm_job";

/// The row of a run that came to no end.
SweepRow failed_row(const SweepRun& run, const std::string& message);

}  // namespace tendril

// The checkpoints of a run folder: which are kept, which is the one to go on from.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "sim/checkpoint.h"

namespace tendril {

/// `checkpoints/` in a run folder, a file for each named by its ticks (of traffic cycles): 400.checkpoint.
class CheckpointFolder {
public:
    /// @param run the run folder. @param keep so many of the newest; 0: all
    CheckpointFolder(const std::filesystem::path& run, int keep)
        : folder_(run / "checkpoints"), keep_(keep) {}

    /// Those of an earlier run up to `done`, as if they had been added here. @throws Error Exit::resource
    void inherit(const std::filesystem::path& run, std::int64_t done);
    /// Of old ones, what stays too.
    struct Wanted {
        Cycle cycle;             ///< the newest at or before it
        bool later_too = false;  ///< and all after that: which one will be wanted is not known yet
    };
    /// Writes it; then old ones go. @throws Error Exit::resource
    void add(Checkpoint checkpoint, const std::optional<Wanted>& wanted = {});
    /// The newest at or before `cycle`.
    std::optional<std::filesystem::path> nearest(Cycle cycle) const;
    /// Only the newest stay.
    void trim() { drop_old({}); }

private:
    std::filesystem::path file(std::int64_t done) const;
    void drop_old(const std::optional<Wanted>& wanted);

    std::filesystem::path folder_;
    int keep_;
    std::map<std::int64_t, Cycle> held_;  ///< by what is done
};

struct FoundCheckpoint {
    std::filesystem::path file;
    std::filesystem::path run;  ///< the folder of the run it is of
    Checkpoint checkpoint;
};

/// @param what a checkpoint; or a run folder, there or to come: then the newest whole one that `fits` in it,
///        or in what a killed run to it has left behind
/// @throws Error Exit::resource where there is nothing, Exit::usage where nothing in it can be used
FoundCheckpoint find_checkpoint(const std::filesystem::path& what,
                                const std::function<bool(const RunPlace&)>& fits);

/// Removes what a killed run to `out` has left, if `run` is that and its process is gone.
void remove_leftover(const std::filesystem::path& run, const std::filesystem::path& out);

}  // namespace tendril

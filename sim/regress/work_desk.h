// Works told to tasks of a cluster and how they ended, in files below one folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/regress/runner.h"

namespace tendril {

class WorkDesk {
public:
    explicit WorkDesk(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Empty, for the next orders. @throws Error Exit::resource where it cannot be written
    void prepare() const;
    /// Writes an order: works for one task, in their order.
    void order(std::size_t task, const std::vector<Work>& works) const;
    /// Ends that lie there; they are taken away.
    std::vector<WorkEnd> take_ends() const;
    /// Tasks begin no work from now on.
    void stop() const;
    void remove() const;
    std::filesystem::path log(std::size_t task) const { return folder_ / "logs" / std::to_string(task); }
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// Runs an order's works that have not ended yet, one after the other; each end appears by rename.
/// @throws Error Exit::resource where the order cannot be read or an end cannot be written
void work_on_order(const std::filesystem::path& order);

}  // namespace tendril

// A job of Slurm that is waited for: what keeps it from running, and how its tasks ended, is told as it
// comes.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "sim/cluster/slurm.h"

namespace tendril {

class JobWatch {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using Ask = std::function<std::optional<std::vector<SlurmTask>>()>;

    /// @param ask what Slurm says of the job's tasks @param tell a line with its LF
    JobWatch(std::string job, Ask ask, std::function<void(const std::string&)> tell,
             Clock clock = std::chrono::steady_clock::now);

    /// Whether tasks wait or run. Slurm is asked every two seconds, in between its last answer holds; where
    /// it does not answer it is waited for, since tasks go on without it.
    bool at_work();

    const std::string& job() const { return job_; }
    /// Whether somebody has cancelled a task.
    bool cancelled() const;
    /// "CANCELLED": how a task ended; "no state" where Slurm has not said.
    std::string ending(std::size_t task) const;
    /// "2 tasks CANCELLED, 1 task FAILED"; those that are COMPLETED are left out. "" where there is no other.
    std::string endings() const;

private:
    void look(const std::vector<SlurmTask>& tasks);
    void tell_once(const std::string& line);

    std::string job_;
    Ask ask_;
    std::function<void(const std::string&)> tell_;
    Clock clock_;
    std::chrono::steady_clock::time_point next_;
    bool at_work_ = true;
    std::map<std::size_t, std::string> ended_;  ///< states of tasks
    std::string told_endings_;
    std::set<std::string> told_;
};

}  // namespace tendril

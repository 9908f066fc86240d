// Slurm as sweeps and regressions need it: job arrays over orders that lie in one folder, the desk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tendril {

/// What Slurm says of a task.
struct SlurmTask {
    std::string job;
    std::size_t number = 0;  ///< in its array
    std::string state;       ///< in Slurm's words: "PENDING"
    std::string reason;      ///< that it waits: "JobHeldUser"; "None"

    /// It waits, runs or is about to end.
    bool at_work() const;
};

class Slurm {
public:
    /// @param desk its folder "orders" has a file a task, 0 and on @param sbatch more words for sbatch
    explicit Slurm(const std::filesystem::path& desk, std::vector<std::string> sbatch = {});

    /// Submits an array of so many tasks; each runs `program`, its order and "--worker 0" as one command.
    /// @return the number of the job. @throws Error Exit::resource where Slurm does not take it
    std::string submit(const std::vector<std::string>& program, std::size_t tasks) const;

    /// Tasks of the job, or of all jobs of this desk where it is ""; of those that ended long ago Slurm has
    /// forgotten all. Nothing where it does not answer.
    std::optional<std::vector<SlurmTask>> tasks(const std::string& job = "") const;

    /// Ends the job's tasks, or those alone that wait. One that has ended is no error.
    void cancel(const std::string& job, bool waiting_only) const;

private:
    struct Answer {
        int code = 0;
        std::string out;
    };
    Answer ask(const std::vector<std::string>& argv) const;

    std::filesystem::path desk_;
    std::string name_;
    std::vector<std::string> sbatch_;
};

/// The first job of a desk with a task that waits or runs; "" where there is none, or Slurm does not answer.
std::string job_at_work(const Slurm& slurm);

}  // namespace tendril

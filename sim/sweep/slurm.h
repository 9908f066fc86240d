// Slurm as a sweep needs it: job arrays over the orders of a desk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tendril {

/// What the command line asks of a cluster.
struct ClusterOrder {
    double task_seconds = 60;           ///< a task has so many runs that it lasts about as long
    bool detach = false;                ///< submits and does not wait
    std::vector<std::string> sbatch{};  ///< more words for sbatch: "--partition=fast"
};

class Slurm {
public:
    /// @param program to run in a task, with an order of the desk in `folder`
    Slurm(std::filesystem::path program, const std::filesystem::path& folder,
          std::vector<std::string> sbatch);

    /// Submits an array of so many tasks, 0..tasks−1; each works on the order of its number.
    /// @return the number of the job. @throws Error Exit::resource where Slurm does not take it
    std::string submit(std::size_t tasks) const;

    enum class State { gone, at_work, unknown };
    /// Whether tasks of the job wait or run; unknown where the controller does not answer.
    State state(const std::string& job) const;

private:
    struct Answer {
        int code = 0;
        std::string out;
    };
    Answer ask(const std::vector<std::string>& argv) const;

    std::filesystem::path program_;
    std::filesystem::path desk_;
    std::string name_;
    std::vector<std::string> sbatch_;
};

}  // namespace tendril

// Runs commands as tasks of Slurm, in one array of them after the other.
#pragma once

#include <deque>
#include <map>

#include "sim/cluster/job_watch.h"
#include "sim/regress/work_desk.h"

namespace tendril {

/// What the command line asks of a cluster.
struct SlurmRunOrder {
    std::filesystem::path program;                 ///< tendril's executable
    std::filesystem::path desk;                    ///< a folder that the nodes share, of this runner alone
    std::size_t tasks = 1;                         ///< of an array, at most
    std::vector<std::string> sbatch;               ///< more words for sbatch: "--partition=fast"
    std::function<bool()> interrupted;             ///< asked several times a second
    std::function<void(const std::string&)> tell;  ///< a line that the user should see at once, with its LF
};

/// All that waits becomes one array, dealt out to its tasks like cards; what is added meanwhile becomes the
/// next. A work whose task ended before it did is lost: a cluster that lets tasks die is not retried, since
/// who looks at the result has to know of it.
class SlurmRunner : public Runner {
public:
    explicit SlurmRunner(SlurmRunOrder order);

    void add(Work work) override;
    void add_first(Work work) override;
    void close() override;
    /// @throws Error Exit::resource where Slurm takes no job, Exit::usage where one is at work on the desk
    bool run(const OnEnd& on_end) override;
    double waited_seconds() const override { return waited_.count(); }

private:
    std::string submit();
    bool wait_for(JobWatch& watch, const OnEnd& on_end);
    void take_in(const OnEnd& on_end);
    void give_up(const JobWatch& watch, const OnEnd& on_end);

    SlurmRunOrder order_;
    WorkDesk desk_;
    Slurm slurm_;
    std::deque<Work> waiting_;
    std::map<std::size_t, std::size_t> out_;  ///< works that tasks have, by id: the task
    std::string job_;                         ///< at work
    std::chrono::duration<double> waited_{0};
    bool closed_ = false;
    bool lost_ = false;
};

/// @throws Error Exit::usage where a job of an earlier call is still at work on the desk
void require_no_job(const std::filesystem::path& desk);

}  // namespace tendril

// A sweep's runs as tasks of Slurm.
#include <fmt/format.h>
#include <poll.h>

#include <optional>

#include "sim/cluster/job_watch.h"
#include "sim/sweep/chunks.h"
#include "sim/sweep/crew.h"
#include "sim/sweep/measure.h"

namespace tendril {

namespace {

constexpr int kLook_ms = 250;  // between two looks at the desk

class SlurmCrew {
public:
    explicit SlurmCrew(const SweepWork& work)
        : work_(work), slurm_(work.desk.folder(), work.order.cluster->sbatch) {}

    CrewEnd run() {
        const std::string left = work_.note(kSlurmJobNote);
        if (!left.empty()) {
            JobWatch watch = watch_of(left);
            if (watch.at_work()) {
                work_.order.tell(fmt::format("job {} is at work on it\n", left));
                if (const auto end = see_through(watch)) return *end;
            }
        }
        for (int round = 0; round < kRounds; ++round) {
            if (work_.missing().empty()) return CrewEnd::done;
            const std::string job = submit(round);
            if (job.empty()) return CrewEnd::done;
            JobWatch watch = watch_of(job);
            if (const auto end = see_through(watch)) return *end;
        }
        fail_missing(fmt::format("{} tasks that ran it ended before it did; the last was of job {}{}",
                                 kRounds, work_.note(kSlurmJobNote), last_endings_));
        return CrewEnd::done;
    }

private:
    JobWatch watch_of(const std::string& job) const {
        return {job, [this, job] { return slurm_.tasks(job); }, work_.order.tell};
    }

    /// Waits for a job, if that is asked for. @return nothing where the rest is to be submitted again
    std::optional<CrewEnd> see_through(JobWatch& watch) {
        if (work_.order.cluster->detach) return CrewEnd::detached;
        if (!wait_for(watch)) return CrewEnd::interrupted;
        last_endings_ = watch.endings().empty() ? "" : ": " + watch.endings();
        // Who cancels tasks does not want them again.
        if (!watch.cancelled() || work_.missing().empty()) return std::nullopt;
        fail_missing(fmt::format("job {} of Slurm was not let finish{}", watch.job(), last_endings_));
        return CrewEnd::done;
    }

    void fail_missing(const std::string& why) {
        for (const SweepRun& run : work_.missing()) work_.done(failed_row(run, why));
    }

    /// How long a run takes: as long as the first of them, which is run here.
    double run_seconds() {
        if (seconds_ > 0) return seconds_;
        const SweepRow row = measure_run(work_.missing().front());
        work_.done(row);
        seconds_ = std::max(row.wall_seconds, 1e-3);
        return seconds_;
    }

    /// @return the job, "" where nothing is missing any more
    std::string submit(int round) {
        work_.desk.prepare();
        const double seconds = run_seconds();
        const std::vector<SweepRun> missing = work_.missing();
        const auto chunks = chunks_of(missing, seconds, work_.order.cluster->task_seconds);
        if (chunks.empty()) return "";
        for (std::size_t i = 0; i < chunks.size(); ++i) work_.desk.order(i, chunks[i]);
        const std::string job = slurm_.submit({work_.order.program.string(), "sweep"}, chunks.size());
        work_.put_note(kSlurmJobNote, job);
        work_.order.tell(fmt::format("{} runs{} of about {:.2g} s are job {} of Slurm, tasks 0..{}\n",
                                     missing.size(), round == 0 ? "" : " that are still missing", seconds,
                                     job, chunks.size() - 1));
        return job;
    }

    /// Until all is there or the job is gone. @return false: interrupted; the job goes on
    bool wait_for(JobWatch& watch) {
        for (;;) {
            if (work_.order.interrupted()) return false;
            const bool at_work = watch.at_work();
            work_.take_in();
            if (!at_work || work_.missing().empty()) return true;
            ::poll(nullptr, 0, kLook_ms);
        }
    }

    const SweepWork& work_;
    Slurm slurm_;
    double seconds_ = 0;
    std::string last_endings_;  ///< of the tasks of the last job, ": 1 task FAILED"
};

}  // namespace

CrewEnd run_on_slurm(const SweepWork& work) { return SlurmCrew(work).run(); }

}  // namespace tendril

// A sweep's runs as tasks of Slurm.
#include <fmt/format.h>
#include <poll.h>

#include <chrono>

#include "sim/sweep/chunks.h"
#include "sim/sweep/crew.h"
#include "sim/sweep/measure.h"
#include "sim/sweep/slurm.h"

namespace tendril {

namespace {

constexpr int kLook_ms = 250;                 // between two looks at the desk
constexpr std::chrono::seconds kAskEvery{2};  // whether tasks are still at work

class SlurmCrew {
public:
    explicit SlurmCrew(const SweepWork& work)
        : work_(work), slurm_(work.order.program, work.desk.folder(), work.order.cluster->sbatch) {}

    CrewEnd run() {
        const std::string left = work_.note(kSlurmJobNote);
        if (!left.empty() && slurm_.state(left) != Slurm::State::gone) {
            work_.order.tell(fmt::format("job {} is at work on it\n", left));
            if (work_.order.cluster->detach) return CrewEnd::detached;
            if (!wait_for(left)) return CrewEnd::interrupted;
        }
        for (int round = 0; round < kRounds; ++round) {
            if (work_.missing().empty()) return CrewEnd::done;
            const std::string job = submit(round);
            if (job.empty()) return CrewEnd::done;
            if (work_.order.cluster->detach) return CrewEnd::detached;
            if (!wait_for(job)) return CrewEnd::interrupted;
        }
        for (const SweepRun& run : work_.missing())
            work_.done(
                failed_row(run, fmt::format("{} tasks that ran it ended before it did; the last was of "
                                            "job {}",
                                            kRounds, work_.note(kSlurmJobNote))));
        return CrewEnd::done;
    }

private:
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
        const std::string job = slurm_.submit(chunks.size());
        work_.put_note(kSlurmJobNote, job);
        work_.order.tell(fmt::format("{} runs{} of about {:.2g} s are job {} of Slurm, tasks 0..{}\n",
                                     missing.size(), round == 0 ? "" : " that are still missing", seconds,
                                     job, chunks.size() - 1));
        return job;
    }

    /// Until all is there or the job is gone. @return false: interrupted; the job goes on
    bool wait_for(const std::string& job) {
        auto ask = std::chrono::steady_clock::now() + kAskEvery;
        for (;;) {
            if (work_.order.interrupted()) return false;
            work_.take_in();
            if (work_.missing().empty()) return true;
            ::poll(nullptr, 0, kLook_ms);
            if (std::chrono::steady_clock::now() < ask) continue;
            // A controller that does not answer is waited for: tasks go on without it.
            const bool gone = slurm_.state(job) == Slurm::State::gone;
            ask = std::chrono::steady_clock::now() + kAskEvery;
            if (!gone) continue;
            work_.take_in();
            return true;
        }
    }

    const SweepWork& work_;
    Slurm slurm_;
    double seconds_ = 0;
};

}  // namespace

CrewEnd run_on_slurm(const SweepWork& work) { return SlurmCrew(work).run(); }

}  // namespace tendril

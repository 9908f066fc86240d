#include "sim/regress/regress.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/regress/scheduler.h"
#include "sim/regress/status_line.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// A job on its way through its runs.
struct Course {
    enum class Run : std::uint8_t { first, repeat, waves };
    Run run = Run::first;
    int runs = 0;  ///< that have ended
    bool over = false;
};

/// Whether a run left a waveform: a bench may have none to show.
bool has_waves(const fs::path& folder) {
    std::error_code none;
    const fs::recursive_directory_iterator files(folder, none);
    return std::any_of(begin(files), end(files), [](const fs::directory_entry& entry) {
        const fs::path kind = entry.path().extension();
        return kind == ".fst" || kind == ".vcd";
    });
}

class Regression {
public:
    Regression(const std::vector<Job>& jobs, const RegressOrder& order)
        : order_(order), line_("tests", order.progress), runner_(make_runner()) {
        result_.jobs.reserve(jobs.size());
        for (const Job& job : jobs) result_.jobs.push_back(JobResult{.job = job});
        courses_.resize(jobs.size());
    }

    RegressResult run() {
        const auto began = std::chrono::steady_clock::now();
        for (std::size_t id = 0; id < courses_.size(); ++id) runner_->add(work(id));
        result_.interrupted = !runner_->run([&](const WorkEnd& end) { ended(end); });
        line_.clear();
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
        result_.seconds = wall.count();
        // What the runner took for itself: all the time in which it was not waiting for a process to end.
        if (runs_ > 0) result_.dispatch_ms = (wall.count() - runner_->waited_seconds()) * 1e3 / runs_;
        return std::move(result_);
    }

private:
    std::unique_ptr<Runner> make_runner() {
        if (!order_.runner) return std::make_unique<Scheduler>(order_.jobs, order_.interrupted);
        return order_.runner([this](const std::string& text) {
            line_.clear();
            order_.tell(text);
        });
    }

    fs::path folder(std::size_t id) const {
        const fs::path base = order_.out / "runs" / result_.jobs[id].job.folder();
        const Course& course = courses_[id];
        if (course.run == Course::Run::waves) return base.string() + "-waves";
        return course.runs == 0 ? base : fs::path(fmt::format("{}-again{}", base.string(), course.runs));
    }

    Work work(std::size_t id) {
        const Job& job = result_.jobs[id].job;
        std::optional<WaveWindow> wave;
        const auto& cycle = result_.jobs[id].verdict.cycle;
        if (courses_[id].run == Course::Run::waves && cycle)
            wave = {std::max<std::int64_t>(0, *cycle - kWaveBefore), *cycle + kWaveAfter};
        auto commands = commands_of(job, order_.programs, folder(id), wave);
        for (std::size_t at = 0; order_.coverage && at < commands.size(); ++at) {
            const fs::path file = folder(id) / fmt::format("coverage-{}.dat", at);
            commands[at].insert(commands[at].begin(), {"/usr/bin/env", "TENDRIL_COVERAGE=" + file.string()});
        }
        return {id, std::move(commands), folder(id) / "log.txt",
                std::chrono::duration<double>(*job.test->limits.timeout_s)};
    }

    void again(std::size_t id, Course::Run run) {
        courses_[id].run = run;
        runner_->add_first(work(id));
    }

    void ended(const WorkEnd& end) {
        JobResult& done = result_.jobs[end.id];
        Course& course = courses_[end.id];
        const fs::path here = folder(end.id);
        const Verdict verdict = judge(done.job, end, here, here / "log.txt");
        ++runs_;
        ++course.runs;
        switch (course.run) {
            case Course::Run::first:
                done.verdict = verdict;
                done.seconds = end.seconds;
                break;
            case Course::Run::repeat:
                done.verdict = same_twice(done.verdict, verdict);
                if (!done.verdict.passed() && fs::exists(here)) done.folder = here.string();
                break;
            case Course::Run::waves:
                if (has_waves(here)) done.waves = here.string();
                done.verdict = same_twice(done.verdict, verdict);
                break;
        }
        // A work that was lost may never have begun.
        const fs::path first = folder_of_first(end.id);
        if (done.folder.empty() && fs::exists(first)) done.folder = first.string();
        if (!next(end.id)) finish(end.id);
    }

    fs::path folder_of_first(std::size_t id) const {
        return order_.out / "runs" / result_.jobs[id].job.folder();
    }

    /// Whether the job goes on with another run.
    bool next(std::size_t id) {
        const JobResult& done = result_.jobs[id];
        const Course& course = courses_[id];
        if (done.verdict.passed()) {
            const bool more = done.job.index == 0 && course.runs < *done.job.test->limits.repeats;
            if (more) again(id, Course::Run::repeat);
            return more;
        }
        const Status status = done.verdict.status;
        const bool worth = status == Status::failed || status == Status::crashed;
        // Without a cycle there is no window: whether it fails again is asked, and no waves are taken away.
        int& spent = done.verdict.cycle ? waves_ : without_waves_;
        if (!worth || course.run == Course::Run::waves || spent >= order_.max_waves || closed_) return false;
        ++spent;
        again(id, Course::Run::waves);
        return true;
    }

    void finish(std::size_t id) {
        JobResult& done = result_.jobs[id];
        courses_[id].over = true;
        ++over_;
        if (done.verdict.passed()) {
            if (order_.passed) order_.passed(folder_of_first(id));
            remove_runs(id);
            done.folder.clear();
        } else {
            ++failed_;
            done.repro = fmt::format("{} --test {} --seed 0x{:x}", order_.again,
                                     shell_line({done.job.test->name}), done.job.seed);
            line_.clear();
            order_.tell(failure_text(done));
            if (order_.fail_fast) runner_->close(), closed_ = true;
        }
        line_.show(over_, courses_.size(), failed_ > 0 ? fmt::format(", {} failed", failed_) : "");
    }

    /// What has passed leaves nothing but its line.
    void remove_runs(std::size_t id) {
        std::error_code ignored;
        const fs::path first = folder_of_first(id);
        fs::remove_all(first, ignored);
        for (int run = 1; run < courses_[id].runs; ++run)
            fs::remove_all(fmt::format("{}-again{}", first.string(), run), ignored);
    }

    const RegressOrder& order_;
    StatusLine line_;
    std::unique_ptr<Runner> runner_;
    RegressResult result_;
    std::vector<Course> courses_;
    int runs_ = 0;
    int waves_ = 0, without_waves_ = 0;  // of failures that were run again
    std::size_t over_ = 0, failed_ = 0;
    bool closed_ = false;
};

}  // namespace

RegressResult run_regression(const std::vector<Job>& jobs, const RegressOrder& order) {
    return Regression(jobs, order).run();
}

}  // namespace tendril

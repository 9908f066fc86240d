#include "sim/sweep/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/atomic_file.h"
#include "sim/cluster/slurm.h"
#include "sim/regress/status_line.h"
#include "sim/sweep/crew.h"
#include "sim/sweep/store.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// Its folder, made where it is not there.
fs::path sweep_folder(const SweepOrder& order) {
    std::error_code problem;
    fs::create_directories(order.out, problem);
    if (problem) throw Error(Exit::resource, fmt::format("{}: {}", order.out.string(), problem.message()));
    const bool swept = fs::exists(order.out / "sweep.sqlite");
    if (swept && !order.resume)
        throw error_at({order.out.string()}, "the folder holds a sweep",
                       "--resume to run what it lacks, or --out with another folder");
    if (!swept && !fs::is_empty(order.out))
        throw error_at({order.out.string()}, "the folder holds something that is no sweep",
                       "--out with a new or empty folder, or that of an earlier sweep");
    return order.out;
}

class Sweep {
public:
    Sweep(const SweepPlan& plan, const SweepOrder& order)
        : plan_(plan),
          order_(order),
          desk_(sweep_folder(order)),
          store_(order.out / "sweep.sqlite"),
          line_("runs", order.progress) {}

    SweepResult run() {
        const auto began = std::chrono::steady_clock::now();
        for (const auto& [name, text] : order_.notes) store_.put_meta(name, text);
        if (!order_.cluster) require_no_job();
        rows_ = store_.rows();
        take_in();
        const std::vector<SweepRun> all = missing();
        result_.kept = plan_keys().size() - all.size();
        to_do_ = all.size();
        result_.ran = 0;
        working_ = true;
        show();
        const CrewEnd end = order_.cluster ? run_on_slurm(work()) : run_here(work());
        line_.clear();
        result_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        result_.interrupted = end == CrewEnd::interrupted;
        result_.detached = end == CrewEnd::detached;
        if (end == CrewEnd::done) finish();
        return std::move(result_);
    }

private:
    /// A job of an earlier call would run what is run here.
    void require_no_job() {
        if (store_.meta(kSlurmJobNote).empty()) return;
        const std::string job = job_at_work(Slurm(desk_.folder()));
        if (job.empty()) return;
        throw error_at({order_.out.string()}, fmt::format("job {} of Slurm is at work on it", job),
                       fmt::format("--slurm --resume waits for it, scancel {} ends it", job));
    }

    SweepWork work() {
        return {order_,
                desk_,
                [this](const SweepRow& row) { done(row); },
                [this] { return missing(); },
                [this] { take_in(); },
                [this](const std::string& key) { return store_.meta(key); },
                [this](const std::string& key, const std::string& value) { store_.put_meta(key, value); }};
    }

    std::set<std::string> plan_keys() const {
        std::set<std::string> keys;
        for (const SweepPoint& point : plan_.points)
            for (const SweepRun& run : point.runs) keys.insert(run.key);
        return keys;
    }

    /// Runs without a row that is still true; those that have failed just now have one.
    std::vector<SweepRun> missing() const {
        std::vector<SweepRun> runs;
        std::set<std::string> seen;
        for (const SweepPoint& point : plan_.points)
            for (const SweepRun& run : point.runs)
                if (seen.insert(run.key).second && !is_done(run)) runs.push_back(run);
        return runs;
    }

    bool is_done(const SweepRun& run) const {
        if (now_.contains(run.key)) return true;
        const auto at = rows_.find(run.key);
        return at != rows_.end() && at->second.status != PointStatus::failed &&
               at->second.version == this_version();
    }

    /// Rows that workers have left on the desk.
    void take_in() {
        const auto found = desk_.rows();
        for (const auto& [file, row] : found) {
            done(row);
            std::filesystem::remove(file);
        }
    }

    void done(const SweepRow& row) {
        store_.put({row});
        SweepRow& kept = rows_[row.key];
        kept = row;
        kept.stats.clear();
        if (working_) now_.insert(row.key);
        if (row.status == PointStatus::failed && working_) {
            ++failed_;
            line_.clear();
            order_.tell(fmt::format("FAILED seed {}: {}\n", row.seed, row.message));
        }
        ++result_.ran;
        show();
    }

    void show() {
        const std::string note = failed_ == 0 ? "" : fmt::format(", {} failed", failed_);
        line_.show(result_.ran, to_do_, note);
    }

    void finish() {
        for (const SweepPoint& point : plan_.points) {
            PointResult& result = result_.points.emplace_back();
            result.point = &point;
            for (const SweepRun& run : point.runs) result.rows.push_back(rows_.at(run.key));
        }
        write_text_atomically(order_.out / "results.csv", results_csv(plan_, result_.points));
        write_text_atomically(order_.out / "points.csv", points_csv(plan_, result_.points));
        write_text_atomically(order_.out / "columns.csv", columns_csv());
        desk_.remove();
    }

    const SweepPlan& plan_;
    const SweepOrder& order_;
    SweepDesk desk_;
    SweepStore store_;
    StatusLine line_;
    std::map<std::string, SweepRow> rows_;
    SweepResult result_;
    std::set<std::string> now_;  ///< runs that have come to an end in this call
    bool working_ = false;       ///< rows come of this call, not of one that was killed
    std::size_t to_do_ = 0, failed_ = 0;
};

}  // namespace

std::size_t SweepResult::count(PointStatus status) const {
    std::size_t count = 0;
    for (const PointResult& point : points)
        count += std::ranges::count(point.rows, status, &SweepRow::status);
    return count;
}

SweepResult run_sweep(const SweepPlan& plan, const SweepOrder& order) { return Sweep(plan, order).run(); }

}  // namespace tendril

#include "sim/sweep/sweep.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "sim/atomic_file.h"
#include "sim/regress/scheduler.h"
#include "sim/regress/status_line.h"
#include "sim/sweep/store.h"
#include "sim/sweep/worker.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours kNoTimeout{24 * 365};  // a run ends by itself: its cycles are limited

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

/// The last line of a log that says something.
std::string last_words(const fs::path& log) {
    std::string text = fs::exists(log) ? read_text(log) : "";
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const auto end = text.rfind('\n');
    return end == std::string::npos ? "" : text.substr(end + 1);
}

std::string ending(const WorkEnd& end) {
    if (end.how == WorkEnd::How::signalled)
        return fmt::format("its process was ended by signal {}", end.code);
    if (end.how == WorkEnd::How::not_started) return "its process could not be started";
    return fmt::format("its process ended with exit code {}", end.code);
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
        take_in();
        rows_ = store_.rows();
        const std::vector<SweepRun> missing = find_missing();
        desk_.prepare();
        result_.interrupted = !run_here(missing);
        line_.clear();
        result_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        if (!result_.interrupted) finish();
        return std::move(result_);
    }

private:
    /// Rows that workers of a sweep that was killed have left.
    void take_in() {
        const auto found = desk_.rows();
        std::vector<SweepRow> rows;
        for (const auto& [file, row] : found) rows.push_back(row);
        store_.put(rows);
        for (const auto& [file, row] : found) fs::remove(file);
    }

    bool is_done(const SweepRun& run) const {
        const auto at = rows_.find(run.key);
        return at != rows_.end() && at->second.status != PointStatus::failed &&
               at->second.version == this_version();
    }

    std::vector<SweepRun> find_missing() {
        std::vector<SweepRun> missing;
        std::set<std::string> seen;
        for (const SweepPoint& point : plan_.points) {
            for (const SweepRun& run : point.runs) {
                if (!seen.insert(run.key).second) continue;
                if (is_done(run)) {
                    ++result_.kept;
                } else {
                    missing.push_back(run);
                }
            }
        }
        all_ = seen.size();
        return missing;
    }

    /// Each run in a process of its own, the scheduler's jobs at a time. @return false: interrupted
    bool run_here(const std::vector<SweepRun>& missing) {
        Scheduler scheduler(order_.jobs, order_.interrupted);
        const std::string parent = std::to_string(::getpid());
        for (std::size_t i = 0; i < missing.size(); ++i) {
            const fs::path file = desk_.order(i, {missing[i]});
            scheduler.add({i,
                           {{order_.program, "sweep", file.string(), "--worker", parent}},
                           desk_.log(i),
                           kNoTimeout});
        }
        show();
        return scheduler.run([&](const WorkEnd& end) { ended(missing[end.id], end); });
    }

    void ended(const SweepRun& run, const WorkEnd& end) {
        std::optional<SweepRow> row = desk_.row(run);
        if (!row) {
            row.emplace();
            row->key = run.key, row->config_hash = run.config_hash, row->engine = run.engine;
            row->seed = run.seed, row->version = this_version(), row->wall_seconds = end.seconds;
            const std::string words = last_words(desk_.log(end.id));
            row->message = words.empty() ? ending(end) : words;
        }
        store_.put({*row});
        desk_.forget(run);
        if (row->status == PointStatus::failed) {
            ++failed_;
            line_.clear();
            order_.tell(fmt::format("FAILED seed {}: {}\n", row->seed, row->message));
        }
        ++result_.ran;
        show();
    }

    void show() {
        const std::string note = failed_ == 0 ? "" : fmt::format(", {} failed", failed_);
        line_.show(result_.ran, all_ - result_.kept, note);
    }

    void finish() {
        rows_ = store_.rows();
        for (const SweepPoint& point : plan_.points) {
            PointResult& result = result_.points.emplace_back();
            result.point = &point;
            for (const SweepRun& run : point.runs) result.rows.push_back(rows_.at(run.key));
        }
        write_text_atomically(order_.out / "results.csv", results_csv(plan_, result_.points));
        write_text_atomically(order_.out / "points.csv", points_csv(plan_, result_.points));
        desk_.remove();
    }

    const SweepPlan& plan_;
    const SweepOrder& order_;
    SweepDesk desk_;
    SweepStore store_;
    StatusLine line_;
    std::map<std::string, SweepRow> rows_;
    SweepResult result_;
    std::size_t all_ = 0, failed_ = 0;
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

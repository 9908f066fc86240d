// A sweep's runs as processes of this machine.
#include <fmt/format.h>
#include <unistd.h>

#include "sim/atomic_file.h"
#include "sim/regress/scheduler.h"
#include "sim/sweep/crew.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours kNoTimeout{24 * 365};  // a run ends by itself: its cycles are limited

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

}  // namespace

SweepRow failed_row(const SweepRun& run, const std::string& message) {
    SweepRow row;
    row.key = run.key, row.config_hash = run.config_hash, row.engine = run.engine;
    row.seed = run.seed, row.version = this_version(), row.message = message;
    return row;
}

CrewEnd run_here(const SweepWork& work) {
    work.desk.prepare();
    const std::vector<SweepRun> missing = work.missing();
    Scheduler scheduler(work.order.jobs, work.order.interrupted);
    const std::string parent = std::to_string(::getpid());
    for (std::size_t i = 0; i < missing.size(); ++i) {
        const fs::path file = work.desk.order(i, {missing[i]});
        scheduler.add({i,
                       {{work.order.program, "sweep", file.string(), "--worker", parent}},
                       work.desk.log(i),
                       kNoTimeout});
    }
    const bool finished = scheduler.run([&](const WorkEnd& end) {
        const SweepRun& run = missing[end.id];
        const auto row = work.desk.row(run);
        const std::string words = row ? "" : last_words(work.desk.log(end.id));
        work.done(row ? *row : failed_row(run, words.empty() ? ending(end) : words));
        work.desk.forget(run);
    });
    return finished ? CrewEnd::done : CrewEnd::interrupted;
}

}  // namespace tendril

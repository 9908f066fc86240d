#include "sim/cluster/job_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tendril {

namespace {

constexpr std::chrono::seconds kAskEvery{2};

/// Reasons that pass by themselves: others are before it, or this is how many may run at once.
bool ordinary(const std::string& reason) {
    static constexpr std::array kOrdinary = {"None", "Resources", "Priority", "JobArrayTaskLimit", "Prolog"};
    return std::ranges::find(kOrdinary, reason) != kOrdinary.end();
}

}  // namespace

JobWatch::JobWatch(std::string job, Ask ask, std::function<void(const std::string&)> tell, Clock clock)
    : job_(std::move(job)),
      ask_(std::move(ask)),
      tell_(std::move(tell)),
      clock_(std::move(clock)),
      next_(clock_()) {}

bool JobWatch::at_work() {
    if (!at_work_ || clock_() < next_) return at_work_;
    const auto tasks = ask_();
    next_ = clock_() + kAskEvery;
    if (tasks) {
        look(*tasks);
    } else {
        tell_once(fmt::format("Slurm does not answer; job {} is waited for\n", job_));
    }
    return at_work_;
}

void JobWatch::look(const std::vector<SlurmTask>& tasks) {
    at_work_ = std::ranges::any_of(tasks, &SlurmTask::at_work);
    for (const SlurmTask& task : tasks) {
        const bool waits = task.state == "PENDING" && !ordinary(task.reason);
        if (waits || task.state == "SUSPENDED")
            tell_once(fmt::format("job {} waits: {}{}\n", job_, waits ? task.reason : task.state,
                                  task.reason.starts_with("JobHeld")
                                      ? fmt::format(" (scontrol release {} lets it go)", job_)
                                      : ""));
        if (!task.at_work()) ended_[task.number] = task.state;
    }
    const std::string now = endings();
    if (!now.empty() && now != told_endings_) tell_(fmt::format("job {}: {}\n", job_, now));
    told_endings_ = now;
}

void JobWatch::tell_once(const std::string& line) {
    if (told_.insert(line).second) tell_(line);
}

bool JobWatch::cancelled() const {
    return std::ranges::any_of(ended_, [](const auto& task) { return task.second == "CANCELLED"; });
}

std::string JobWatch::ending(std::size_t task) const {
    const auto at = ended_.find(task);
    return at == ended_.end() ? "no state" : at->second;
}

std::string JobWatch::endings() const {
    std::map<std::string, std::size_t> count;
    for (const auto& [task, state] : ended_)
        if (state != "COMPLETED") ++count[state];
    std::string text;
    for (const auto& [state, tasks] : count)
        text +=
            fmt::format("{}{} {} {}", text.empty() ? "" : ", ", tasks, tasks == 1 ? "task" : "tasks", state);
    return text;
}

}  // namespace tendril

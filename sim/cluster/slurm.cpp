#include "sim/cluster/slurm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/regress/jobs.h"
#include "sim/regress/scheduler.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kPatience{60};  // for an answer of Slurm's own commands

/// What follows the first line, which is the command.
std::string behind_first_line(const std::string& text) {
    const auto end = text.find('\n');
    return end == std::string::npos ? "" : text.substr(end + 1);
}

bool is_number(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// sbatch warns before it answers: the last line that is a number, "12" or "12;cluster".
std::string job_in(const std::string& answer) {
    std::istringstream lines(answer);
    std::string job;
    for (std::string line; std::getline(lines, line);) {
        const std::string number = line.substr(0, line.find(';'));
        if (is_number(number)) job = number;
    }
    return job;
}

}  // namespace

bool SlurmTask::at_work() const {
    static constexpr std::array kEnds = {"BOOT_FAIL", "CANCELLED",     "COMPLETED",    "DEADLINE",
                                         "FAILED",    "NODE_FAIL",     "PREEMPTED",    "REVOKED",
                                         "TIMEOUT",   "OUT_OF_MEMORY", "LAUNCH_FAILED"};
    return std::ranges::find(kEnds, state) == kEnds.end();
}

Slurm::Slurm(const fs::path& desk, std::vector<std::string> sbatch)
    : desk_(fs::absolute(desk)),
      name_("tendril-" + text_digest(desk_.string()).substr(0, 12)),
      sbatch_(std::move(sbatch)) {}

std::string Slurm::submit(const std::vector<std::string>& program, std::size_t tasks) const {
    const std::string order = shell_line({(desk_ / "orders").string()}) + "/\"$SLURM_ARRAY_TASK_ID\"";
    const fs::path script = desk_ / "task.sh";
    write_text_atomically(script, "#!/bin/sh\nexec " + shell_line(program) + " " + order + " --worker 0\n");
    std::vector<std::string> argv = {"/usr/bin/env",
                                     "sbatch",
                                     "--parsable",
                                     "--job-name=" + name_,
                                     fmt::format("--array=0-{}", tasks - 1),
                                     "--chdir=" + desk_.string(),
                                     "--output=" + (desk_ / "logs" / "%a").string(),
                                     "--open-mode=append",
                                     "--ntasks=1"};
    argv.insert(argv.end(), sbatch_.begin(), sbatch_.end());
    argv.push_back(script.string());
    const Answer answer = ask(argv);
    const std::string job = job_in(answer.out);
    if (answer.code == 0 && !job.empty()) return job;
    throw Error(Exit::resource, fmt::format("sbatch did not take the job: {}", answer.out));
}

std::optional<std::vector<SlurmTask>> Slurm::tasks(const std::string& job) const {
    const Answer answer = ask({"/usr/bin/env", "squeue", "--noheader", "--array", "--states=all",
                               "--name=" + name_, "--format=%F|%K|%T|%r"});
    if (answer.code != 0) return std::nullopt;
    std::vector<SlurmTask> tasks;
    std::istringstream lines(answer.out);
    for (std::string line; std::getline(lines, line);) {
        SlurmTask task;
        std::string number;
        std::istringstream words(line);
        if (!std::getline(words, task.job, '|') || !std::getline(words, number, '|') ||
            !std::getline(words, task.state, '|') || !std::getline(words, task.reason) || !is_number(number))
            continue;
        task.number = std::stoul(number);
        if (job.empty() || task.job == job) tasks.push_back(std::move(task));
    }
    return tasks;
}

void Slurm::cancel(const std::string& job, bool waiting_only) const {
    std::vector<std::string> argv = {"/usr/bin/env", "scancel", "--quiet"};
    if (waiting_only) argv.push_back("--state=PENDING");
    argv.push_back(job);
    ask(argv);
}

Slurm::Answer Slurm::ask(const std::vector<std::string>& argv) const {
    const fs::path log = desk_ / "answer";
    std::error_code ignored;
    fs::remove(log, ignored);
    Scheduler scheduler(1, {});
    scheduler.add({0, {argv}, log, kPatience});
    int code = 1;
    scheduler.run([&](const WorkEnd& end) { code = end.how == WorkEnd::How::exited ? end.code : 1; });
    return {code, behind_first_line(read_text(log))};
}

std::string job_at_work(const Slurm& slurm) {
    for (const SlurmTask& task : slurm.tasks().value_or(std::vector<SlurmTask>()))
        if (task.at_work()) return task.job;
    return "";
}

}  // namespace tendril

#include "sim/sweep/slurm.h"

#include <fmt/format.h>

#include <algorithm>
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

Slurm::Slurm(fs::path program, const fs::path& folder, std::vector<std::string> sbatch)
    : program_(std::move(program)),
      desk_(fs::absolute(folder)),
      name_("tendril-" + text_digest(desk_.string()).substr(0, 12)),
      sbatch_(std::move(sbatch)) {}

std::string Slurm::submit(std::size_t tasks) const {
    const std::string order = shell_line({(desk_ / "orders").string()}) + "/\"$SLURM_ARRAY_TASK_ID\"";
    const fs::path script = desk_ / "task.sh";
    write_text_atomically(script, "#!/bin/sh\nexec " + shell_line({program_.string(), "sweep"}) + " " +
                                      order + " --worker 0\n");
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
    throw Error(Exit::resource, fmt::format("sbatch did not take the sweep: {}", answer.out));
}

Slurm::State Slurm::state(const std::string& job) const {
    const Answer answer = ask({"/usr/bin/env", "squeue", "--noheader", "--name=" + name_, "--format=%F"});
    if (answer.code != 0) return State::unknown;
    std::istringstream lines(answer.out);
    for (std::string line; std::getline(lines, line);)
        if (line == job) return State::at_work;
    return State::gone;
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

}  // namespace tendril

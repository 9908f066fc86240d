#include "sim/regress/slurm_runner.h"

#include <fmt/format.h>
#include <poll.h>

#include <utility>

#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr int kLook_ms = 100;  // between two looks at the desk

}  // namespace

SlurmRunner::SlurmRunner(SlurmRunOrder order)
    : order_(std::move(order)), desk_(order_.desk), slurm_(order_.desk, order_.sbatch) {}

void SlurmRunner::add(Work work) {
    if (!closed_) waiting_.push_back(std::move(work));
}

void SlurmRunner::add_first(Work work) {
    if (!closed_) waiting_.push_front(std::move(work));
}

void SlurmRunner::close() {
    waiting_.clear();
    if (closed_) return;
    closed_ = true;
    desk_.stop();
    slurm_.cancel(job_, true);
}

bool SlurmRunner::run(const OnEnd& on_end) {
    while (!waiting_.empty()) {
        job_ = submit();
        JobWatch watch(
            job_, [this] { return slurm_.tasks(job_); }, order_.tell);
        if (wait_for(watch, on_end)) continue;
        slurm_.cancel(job_, false);
        return false;
    }
    if (!lost_) desk_.remove();
    return true;
}

/// @return the job
std::string SlurmRunner::submit() {
    desk_.prepare();
    std::vector<std::vector<Work>> orders(std::min(order_.tasks, waiting_.size()));
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        out_[waiting_[i].id] = i % orders.size();
        orders[i % orders.size()].push_back(waiting_[i]);
    }
    for (std::size_t task = 0; task < orders.size(); ++task) desk_.order(task, orders[task]);
    // Commands and logs are named from here.
    const std::string job = slurm_.submit(
        {"/usr/bin/env", "--chdir=" + fs::current_path().string(), order_.program.string(), "regress"},
        orders.size());
    order_.tell(
        fmt::format("{} runs are job {} of Slurm, tasks 0..{}\n", waiting_.size(), job, orders.size() - 1));
    waiting_.clear();
    return job;
}

/// Until all works of the job have ended, or it has. @return false where it was interrupted
bool SlurmRunner::wait_for(JobWatch& watch, const OnEnd& on_end) {
    while (!out_.empty()) {
        if (order_.interrupted && order_.interrupted()) return false;
        const bool at_work = watch.at_work();
        take_in(on_end);
        if (out_.empty()) break;
        if (!at_work) {
            give_up(watch, on_end);
            break;
        }
        const auto began = std::chrono::steady_clock::now();
        ::poll(nullptr, 0, kLook_ms);
        waited_ += std::chrono::steady_clock::now() - began;
    }
    return true;
}

void SlurmRunner::take_in(const OnEnd& on_end) {
    for (const WorkEnd& end : desk_.take_ends())
        if (out_.erase(end.id) > 0) on_end(end);
}

/// The job is gone: works without an end are lost, but for those that close() has kept from beginning.
void SlurmRunner::give_up(const JobWatch& watch, const OnEnd& on_end) {
    const auto left = std::exchange(out_, {});
    for (const auto& [id, task] : left) {
        const std::string ending = watch.ending(task);
        if (closed_ && (ending == "CANCELLED" || ending == "COMPLETED")) continue;
        lost_ = true;
        on_end({id, WorkEnd::How::lost, 0, 0,
                fmt::format("task {} of job {} of Slurm ended before it did: {}", task, job_, ending)});
    }
}

void require_no_job(const fs::path& desk) {
    if (!fs::exists(desk)) return;
    const std::string job = job_at_work(Slurm(desk));
    if (job.empty()) return;
    throw error_at({desk.parent_path().string()}, fmt::format("job {} of Slurm is at work on it", job),
                   fmt::format("scancel {} ends it, --out with another folder leaves it alone", job));
}

}  // namespace tendril

#include "sim/regress/scheduler.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "sim/error.h"
#include "sim/regress/jobs.h"

namespace tendril {

namespace {

constexpr int kAskEvery_ms = 100;  // whether it was interrupted

/// The log, with the command as its next line. @return file descriptor
int open_log(const std::filesystem::path& log, const std::vector<std::string>& argv) {
    std::error_code problem;
    std::filesystem::create_directories(log.parent_path(), problem);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const std::string line = "$ " + shell_line(argv) + "\n";
    if (file < 0 || ::write(file, line.data(), line.size()) < 0) {
        const std::string reason = std::error_code(errno, std::generic_category()).message();
        if (file >= 0) ::close(file);
        throw Error(Exit::resource, fmt::format("{}: {}", log.string(), reason));
    }
    return file;
}

/// In a process group of its own, without input. @return errno
int spawn(const std::vector<std::string>& argv, int output, pid_t& pid) {
    std::vector<char*> words;
    for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failed = posix_spawn(&pid, words[0], &files, &attributes, words.data(), ::environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

}  // namespace

Scheduler::Scheduler(int jobs, std::function<bool()> interrupted)
    : jobs_(static_cast<std::size_t>(std::max(jobs, 1))), interrupted_(std::move(interrupted)) {}

Scheduler::~Scheduler() { kill_all(); }

void Scheduler::add(Work work) {
    if (!closed_) waiting_.push_back(std::move(work));
}

void Scheduler::add_first(Work work) {
    if (!closed_) waiting_.push_front(std::move(work));
}

bool Scheduler::run(const OnEnd& on_end) {
    while (!waiting_.empty() || !running_.empty()) {
        if (interrupted_ && interrupted_()) {
            kill_all();
            return false;
        }
        while (!waiting_.empty() && running_.size() < jobs_) {
            Work work = std::move(waiting_.front());
            waiting_.pop_front();
            begin(std::move(work), on_end);
        }
        wait();
        for (auto at = running_.begin(); at != running_.end();) {
            WorkEnd end;
            if (!look(*at, end)) {
                ++at;
                continue;
            }
            at = running_.erase(at);
            on_end(end);
        }
    }
    return true;
}

void Scheduler::begin(Work work, const OnEnd& on_end) {
    Running& running = running_.emplace_back();
    running.work = std::move(work);
    running.started = Clock::now();
    running.deadline = running.started + std::chrono::duration_cast<Clock::duration>(running.work.timeout);
    const int failed = start(running);
    if (failed == 0) return;
    const std::size_t id = running.work.id;
    running_.pop_back();
    on_end({id, WorkEnd::How::not_started, failed, 0});
}

/// @return errno
int Scheduler::start(Running& running) {
    const std::vector<std::string>& argv = running.work.commands[running.command];
    const int log = open_log(running.work.log, argv);
    const int failed = spawn(argv, log, running.pid);
    ::close(log);
    if (failed == 0) running.pidfd = static_cast<int>(::syscall(SYS_pidfd_open, running.pid, 0));
    return failed;
}

/// Until a process ends, a time-out comes, or it is time to ask whether to go on.
void Scheduler::wait() {
    std::vector<pollfd> ends;
    auto until = Clock::now() + std::chrono::milliseconds(kAskEvery_ms);
    for (const Running& running : running_) {
        ends.push_back({running.pidfd, POLLIN, 0});
        if (!running.timed_out) until = std::min(until, running.deadline);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (ends.empty()) return;
    const auto began = Clock::now();
    ::poll(ends.data(), ends.size(), static_cast<int>(std::max<std::int64_t>(left, 0)));
    waited_ += Clock::now() - began;
}

bool Scheduler::look(Running& running, WorkEnd& end) {
    const auto now = Clock::now();
    int status = 0;
    const bool over = ::waitpid(running.pid, &status, WNOHANG) == running.pid;
    if (!over) {
        if (now >= running.deadline && !running.timed_out) {
            running.timed_out = true;
            ::kill(-running.pid, SIGKILL);
        }
        return false;
    }
    ::close(running.pidfd);
    ::kill(-running.pid, SIGKILL);  // what it left behind
    end = {running.work.id, WorkEnd::How::exited, 0,
           std::chrono::duration<double>(now - running.started).count()};
    if (running.timed_out) {
        end.how = WorkEnd::How::timed_out;
    } else if (WIFSIGNALED(status)) {
        end.how = WorkEnd::How::signalled;
        end.code = WTERMSIG(status);
    } else {
        end.code = WEXITSTATUS(status);
        if (end.code != 0 || ++running.command == running.work.commands.size()) return true;
        end.code = start(running);
        if (end.code == 0) return false;
        end.how = WorkEnd::How::not_started;
    }
    return true;
}

void Scheduler::kill_all() {
    for (const Running& running : running_) {
        ::kill(-running.pid, SIGKILL);
        ::waitpid(running.pid, nullptr, 0);
        ::close(running.pidfd);
    }
    running_.clear();
    waiting_.clear();
}

}  // namespace tendril

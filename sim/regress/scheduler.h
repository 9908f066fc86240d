// Runs commands side by side, each in a process group of its own that does not outlive its time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <list>
#include <string>
#include <vector>

namespace tendril {

/// Commands that are run one after the other until one of them does not exit with 0.
struct Work {
    std::size_t id = 0;  ///< the caller's
    std::vector<std::vector<std::string>> commands;
    std::filesystem::path
        log;  ///< stdout and stderr of all, each behind a line "$ command"; its folder is made
    std::chrono::duration<double> timeout{0};  ///< of all together
};

struct WorkEnd {
    enum class How : std::uint8_t { exited, signalled, timed_out, not_started };
    std::size_t id = 0;
    How how = How::exited;
    int code = 0;        ///< exit code, signal, or errno of what could not be started
    double seconds = 0;  ///< wall time
};

class Scheduler {
public:
    using OnEnd = std::function<void(const WorkEnd&)>;

    /// @param interrupted asked several times a second
    Scheduler(int jobs, std::function<bool()> interrupted);
    ~Scheduler();  ///< kills what runs
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    /// Behind what waits. May be called from on_end.
    void add(Work work);
    /// Before what waits: a re-run of something that has just ended.
    void add_first(Work work);
    /// Nothing more is started; what runs is waited for.
    void close() { waiting_.clear(), closed_ = true; }
    /// Until all is done. @return false where it was interrupted: all that ran is killed
    bool run(const OnEnd& on_end);

    /// In which there was nothing to do until a process ended.
    double waited_seconds() const { return waited_.count(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Running {
        Work work;
        std::size_t command = 0;
        pid_t pid = -1;
        int pidfd = -1;
        Clock::time_point started, deadline;
        bool timed_out = false;
    };

    void begin(Work work, const OnEnd& on_end);
    int start(Running& running);
    void wait();
    /// @return true once the work has ended
    bool look(Running& running, WorkEnd& end);
    void kill_all();

    const std::size_t jobs_;
    std::function<bool()> interrupted_;
    std::deque<Work> waiting_;
    std::list<Running> running_;
    std::chrono::duration<double> waited_{0};
    bool closed_ = false;
};

}  // namespace tendril

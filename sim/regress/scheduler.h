// Runs commands side by side, each in a process group of its own that does not outlive its time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <deque>
#include <functional>
#include <list>

#include "sim/regress/runner.h"

namespace tendril {

class Scheduler : public Runner {
public:
    /// @param interrupted asked several times a second
    Scheduler(int jobs, std::function<bool()> interrupted);
    ~Scheduler() override;  ///< kills what runs
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void add(Work work) override;
    void add_first(Work work) override;
    void close() override { waiting_.clear(), closed_ = true; }
    bool run(const OnEnd& on_end) override;
    double waited_seconds() const override { return waited_.count(); }

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

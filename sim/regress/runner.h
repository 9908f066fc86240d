// Who runs commands: processes of this machine, or tasks of a cluster.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
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
    enum class How : std::uint8_t { exited, signalled, timed_out, not_started, lost };
    std::size_t id = 0;
    How how = How::exited;
    int code = 0;        ///< exit code, signal, or errno of what could not be started
    double seconds = 0;  ///< wall time
    std::string why{};   ///< it was lost: who should have run it ended before it did
};

class Runner {
public:
    using OnEnd = std::function<void(const WorkEnd&)>;

    Runner() = default;
    virtual ~Runner() = default;
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// Behind what waits. May be called from on_end.
    virtual void add(Work work) = 0;
    /// Before what waits: a re-run of something that has just ended.
    virtual void add_first(Work work) = 0;
    /// Nothing more is started; what runs is waited for.
    virtual void close() = 0;
    /// Until all is done. @return false where it was interrupted: all that ran is killed
    virtual bool run(const OnEnd& on_end) = 0;

    /// In which there was nothing to do until something ended.
    virtual double waited_seconds() const = 0;
};

}  // namespace tendril

// One line on a terminal that says how far something is; nothing in a pipe.
#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

#include "sim/progress.h"

namespace tendril {

/// "38 of 120 runs, 2 failed, 4.1 runs/s, 20 s left", rewritten at most five times a second.
class StatusLine {
public:
    using Clock = Progress::Clock;

    /// @param unit of what is done, "runs"
    StatusLine(std::string unit, ProgressStyle style, std::FILE* out = stderr,
               Clock clock = std::chrono::steady_clock::now);
    ~StatusLine() { clear(); }
    StatusLine(const StatusLine&) = delete;
    StatusLine& operator=(const StatusLine&) = delete;

    /// @param note shown behind the count, ", 2 failed"
    void show(std::size_t done, std::size_t all, const std::string& note = "");
    /// Off the screen: something else is about to be printed.
    void clear();

private:
    void draw(const std::string& line);

    std::string unit_;
    ProgressStyle style_;
    std::FILE* out_;
    Clock clock_;
    std::chrono::steady_clock::time_point started_, next_;
    std::size_t width_ = 0;
};

}  // namespace tendril

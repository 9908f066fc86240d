// One line on a terminal that says how far a run is; nothing in a pipe.
#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

#include "sim/recorder.h"

namespace tendril {

/// Where and how progress is shown.
struct ProgressStyle {
    bool shown = false;
    bool colour = false;

    /// For stderr: shown where it is a terminal that can go back in a line, coloured unless NO_COLOR is set.
    static ProgressStyle of_stderr();
};

/// "12 of 3200 ticks, 4.1 k ticks/s, 3 s left", rewritten at most five times a second.
class Progress : public Recorder {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// @param ticks that the run is ordered to do
    Progress(std::int64_t ticks, ProgressStyle style, std::FILE* out = stderr,
             Clock clock = std::chrono::steady_clock::now);
    /// Clears the line.
    ~Progress() override;

    void tick_end(const TickEnd& end) override;
    bool wants_deliveries() const override { return false; }

private:
    void show(std::string_view line);

    std::int64_t ticks_;
    std::int64_t done_ = -1;  ///< the preload tick is not one of the run's
    ProgressStyle style_;
    std::FILE* out_;
    Clock clock_;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point next_;  ///< when the line may be rewritten
    std::size_t width_ = 0;                       ///< of the line on the screen
};

}  // namespace tendril

// Two programs run on one stimulus, window after window with waves, until their waveforms part.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/bisect/wave_pair.h"
#include "sim/regress/jobs.h"

namespace tendril {

/// One of the two.
struct WaveRun {
    std::string title;  ///< in messages
    /// What is run for the waves of a window, in a folder of its own; it may end behind the window.
    std::function<std::vector<std::vector<std::string>>(const std::filesystem::path& folder, WaveWindow)>
        commands;
    /// Where the waves lie then, below the folder: the first of these that is there.
    std::vector<std::filesystem::path> waves;
};

struct PairOrder {
    std::filesystem::path scratch;  ///< a folder that may be filled
    SignalRules rules;
    std::int64_t cycles_most = INT64_MAX;  ///< to look at
    std::chrono::duration<double> timeout{600};
    std::function<bool()> interrupted;
};

/// How they went.
struct PairResult {
    std::int64_t cycles = 0;  ///< that were compared and are the same, from cycle 0 on
    std::size_t signals = 0;  ///< compared
    std::optional<WaveParting> parting;
    bool ended_apart = false;  ///< nothing differed, but one of them ended before the other
    bool interrupted = false;
};

class PairedRun {
public:
    PairedRun(WaveRun a, WaveRun b, PairOrder order);

    /// @throws Error Exit::check_failed where a program leaves no waves: with its log's last line
    PairResult find();
    /// Both once more with the waves of `window`; nullptr where it was interrupted.
    struct Files {
        FstFile a, b;
    };
    std::unique_ptr<Files> waves(WaveWindow window);

private:
    std::filesystem::path folder(std::size_t side) const;
    FstFile file(std::size_t side) const;

    WaveRun runs_[2];
    PairOrder order_;
};

}  // namespace tendril

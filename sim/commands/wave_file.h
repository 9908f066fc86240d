// The waveform of a run among its files: where it is written, and where it lies when the run has failed.
#pragma once

#include <filesystem>
#include <optional>

#include "sim/engine.h"
#include "sim/options.h"
#include "sim/recording.h"

namespace tendril {

/// With --wave all, and of a trigger, in the run folder; gone if all went well with --wave fail. Of a run
/// that fails waves and save file stay beside the folder, which then does not come to be.
class WaveFile {
public:
    /// Fills in `order.wave`, but for a trigger, which runs without waves first.
    WaveFile(const RunOptions& options, const std::optional<Recording>& recording, RunOrder& order);
    ~WaveFile();
    WaveFile(const WaveFile&) = delete;
    WaveFile& operator=(const WaveFile&) = delete;

    /// What to write around `cycle`. @pre a trigger was asked for
    WaveOrder around(Cycle cycle, const std::string& name) const;
    /// The run failed: what it showed stays.
    void keep();
    /// Prints what the waves have cost, and writes waves.vcd where it was asked for.
    void finish(const std::optional<WaveTotals>& totals, double wall_seconds) const;

private:
    const RunOptions& options_;
    std::filesystem::path path_;    ///< empty: no waves
    std::filesystem::path failed_;  ///< where those of a failed run lie
    bool keep_ = false;
};

}  // namespace tendril

// The checkpoints of tendril run: what it goes on from, what it writes, what its waves are replayed from.
#pragma once

#include <memory>
#include <optional>

#include "sim/checkpoint_folder.h"
#include "sim/options.h"
#include "sim/recording.h"
#include "sim/wave_trigger.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

class RunCheckpoints {
public:
    /// Reads what is to be resumed. @param facts of this run; @param start the tick before its first
    /// @throws Error Exit::usage where it is not a checkpoint of this run
    RunCheckpoints(const RunOptions& options, const CheckpointFacts& facts, Tick start);

    /// The folder of the run that goes on; empty: it is a new one.
    std::filesystem::path earlier() const { return resumed_ ? resumed_->run : std::filesystem::path(); }
    /// Before the run: brings recording and trigger to where it goes on, and has checkpoints written.
    /// @param recording, trigger outlive the run; nullptr where there is none
    void begin(RunOrder& order, Recording* recording, WaveTrigger* trigger);
    /// A run again from the nearest checkpoint before `cycle`, if there is one. @return where it starts
    Cycle rerun_from(Cycle cycle, RunOrder& order);
    /// Before the folder is published.
    void trim() {
        if (folder_) folder_->trim();
    }
    /// After it: what a killed run has left is of no use any more.
    void finish() const;
    /// @throws Error Exit::usage with the file where that is what was being read
    [[noreturn]] void failed(const std::runtime_error& error) const;
    bool resumes() const { return resumed_.has_value(); }

private:
    void save(const RunPlace& place, const CheckpointOrder::Visit& visit);

    const RunOptions& options_;
    CheckpointFacts facts_;
    Recording* recording_ = nullptr;
    WaveTrigger* trigger_ = nullptr;
    std::optional<FoundCheckpoint> resumed_;
    std::optional<CheckpointFolder> folder_;
    std::vector<std::uint8_t> state_;  ///< read by reader_
    std::optional<StateReader> reader_;
};

}  // namespace tendril

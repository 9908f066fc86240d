// A checkpoint: all that a run has come to, as a file from which it goes on as if it had not stopped.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/engine.h"

namespace tendril {

/// What has to be the same for a run to go on from a checkpoint: a change of any is another run.
struct CheckpointFacts {
    std::string version{};        ///< of the program, with its commit
    std::string config_hash{};    ///< as in manifest.json
    std::string engine{};         ///< functional | tlm | cosim | rtl
    std::string length{};         ///< "300 ticks", of traffic "5000 cycles"
    std::string initial_state{};  ///< digest of what --state gave; "" = a fresh chip
    std::string stimulus{};       ///< digest of the file that --stimulus gave; "" = the chip's
    std::string record{};         ///< what the run folder holds beyond the usual: "deliveries,timeline"

    bool operator==(const CheckpointFacts&) const = default;
};

struct Checkpoint {
    CheckpointFacts facts{};
    RunPlace place{};
    std::vector<std::uint8_t> engine{};     ///< what CheckpointOrder's visit has written
    std::vector<std::uint8_t> recording{};  ///< what Recording::visit_state has written
    std::string trigger{};                  ///< text of --wave-trigger; "" = none
    std::vector<std::uint8_t> found{};      ///< and what it has found
};

/// A line that says what it is, a line of JSON with facts and place, the rest packed with zstd, and the
/// XXH3-128 of all that. It appears by rename. @throws Error Exit::resource
void write_checkpoint(const std::filesystem::path& file, Checkpoint checkpoint);

/// @throws Error Exit::resource where it cannot be read; Exit::usage where it is no checkpoint, or not whole
Checkpoint read_checkpoint(const std::filesystem::path& file);

/// @param file named in the message. @throws Error Exit::usage with the first fact that differs
void require_same_run(const std::filesystem::path& file, const CheckpointFacts& there,
                      const CheckpointFacts& here);

}  // namespace tendril

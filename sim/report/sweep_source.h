// The sweep file behind a sweep's folder: the chip of each point, and the command that makes it again.
#pragma once

#include <optional>
#include <string>

#include "sim/chip_spec.h"
#include "sim/report/sweep_store.h"
#include "sim/sweep/plan.h"

namespace tendril {

/// Notes of the store (SweepOrder::notes) that name it.
inline constexpr const char* kSweepFileNote = "file";            ///< path
inline constexpr const char* kSweepOverridesNote = "overrides";  ///< "a.b=c" as a list in JSON

/// One run of results.csv.
struct SweptRun {
    std::size_t point = 0;
    std::int64_t seed = 1;
    std::string config_hash;
    std::string found;  ///< of the key that was searched, as the table has it; "" without
};

class SweepSource {
public:
    explicit SweepSource(const SweepRecords& records);

    /// Why there is none; "" where there is one.
    const std::string& missing() const { return missing_; }

    /// The chip of a run; nothing where the sweep file has changed since and makes another.
    std::optional<ChipSpec> chip(const SweptRun& run) const;
    /// @pre chip(run) is there
    std::string command(const SweptRun& run) const;

private:
    const SweepRun* find(const SweptRun& run) const;

    std::string missing_;
    std::string file_;
    std::vector<std::string> overrides_;
    SweepPlan plan_;
};

}  // namespace tendril

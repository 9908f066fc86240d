// What came out of one run of a sweep: a row of results.csv and of the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/sweep/metrics.h"

namespace tendril {

/// From good to bad.
enum class PointStatus : std::uint8_t { ok, saturated, not_drained, failed };
const char* name_of(PointStatus status);
/// @throws std::runtime_error for a word that is none
PointStatus status_from(const std::string& name);

struct SweepRow {
    std::string key;          ///< SweepRun::key
    std::string config_hash;  ///< of the chip that ran; with a search, of that with the value found
    std::string engine;
    std::string version;  ///< of Tendril, with its commit
    std::int64_t seed = 1;
    PointStatus status = PointStatus::failed;
    std::string message;          ///< why it failed or did not drain
    std::optional<double> found;  ///< by a search
    std::string busiest_hub;
    Figures figures = Figures(metrics().size());
    std::string stats;          ///< stats.json; "" where there is none
    double wall_seconds = 0;    ///< of the run, with planning and set-up
    std::int64_t finished = 0;  ///< seconds since 1970
    std::string host;           ///< machine that ran it

    /// accepted/offered; nothing where nothing was offered.
    std::optional<double> share() const;
};

/// "0.1.0 (2d926a5)"
std::string this_version();

std::string row_json(const SweepRow& row);
SweepRow row_from(const std::string& json);

}  // namespace tendril

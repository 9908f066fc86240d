// From a sweep file to its points and runs: nothing is left to decide but what comes out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/sweep_spec.h"

namespace tendril {

/// How the value of a key is searched.
struct SearchOrder {
    std::string key;
    double low = 0, high = 0;  ///< where it begins
    double tolerance = 0.05;

    bool operator==(const SearchOrder&) const = default;
};

/// One point with one seed: everything a process needs to run it.
struct SweepRun {
    std::string key;                   ///< digest of all that its result depends on
    std::string config_hash;           ///< of the chip; with a search, of the chip where it begins
    std::string chip;                  ///< file
    std::vector<std::string> changes;  ///< "a.b=c"
    std::string engine;
    std::int64_t seed = 1;
    std::optional<SearchOrder> search;
};

struct SweepPoint {
    int number = 0;
    std::vector<std::string> words;  ///< as SweepPlan::keys; of the key that is searched ""
    std::vector<SweepRun> runs;      ///< one a seed
};

struct SweepPlan {
    std::vector<std::string> keys;  ///< that differ between points: [grid], [[point]], [search]
    std::string searched;           ///< the last of the keys, "" = none is
    std::vector<SweepPoint> points;

    std::size_t runs() const { return points.empty() ? 0 : points.size() * points.front().runs.size(); }
};

/// Points of the grid, the last key fastest, then [[point]]s. Each chip is loaded and checked.
/// @throws Error with the place of a key or value that is wrong, in the sweep file where it stands there
SweepPlan plan_sweep(const SweepSpec& spec);

/// A run as one line of JSON, and back.
std::string run_line(const SweepRun& run);
SweepRun run_from(const std::string& line);

}  // namespace tendril

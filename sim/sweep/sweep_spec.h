// What a sweep file says: plain structs with its defaults, one for each table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/config_words.h"

namespace tendril {

/// [method], of traffic: cycles.
struct MethodSpec {
    Origin origin;
    std::int64_t warmup = 2000;    ///< not measured
    std::int64_t measure = 10000;  ///< of injection behind the warm-up
    std::int64_t drain = 50000;    ///< after the last injection; what takes longer is not drained
};

/// [search]: the greatest value of a key at which a point is not saturated.
struct SearchSpec {
    Origin origin;
    std::string key;
    double tolerance = 0.05;     ///< the value found and the first known to saturate are so near, relatively
    std::optional<double> low;   ///< where it begins: the least and the greatest of the key's list in
    std::optional<double> high;  ///< [grid], or these
};

/// [summary]
struct SummarySpec {
    Origin origin;
    std::optional<double> wire_pitches;  ///< the budget to find the best under
};

/// A key of [grid] and what it takes.
struct SweptKey {
    std::string path;  ///< "topology.alpha"
    Place place;
    std::vector<Value> values;
};

/// A [[point]].
struct PointSpec {
    Origin origin;
    std::vector<Leaf> changes;
};

/// A whole sweep file. Relative paths have become absolute.
struct SweepSpec {
    std::string file;  ///< it was read from
    Origin origin;
    std::string chip;
    std::string engine = "tlm";
    std::vector<std::int64_t> seeds = {1, 2, 3, 4, 5};
    MethodSpec method;
    std::vector<Leaf> set;  ///< of all points
    std::vector<SweptKey> grid;
    std::vector<PointSpec> points;
    std::optional<SearchSpec> search;
    SummarySpec summary;
};

/// File, then `overrides` ("method.measure=1000").
/// @throws Error with the place of what is wrong; keys and values of the chip are looked at by plan_sweep()
SweepSpec load_sweep(const std::string& path, std::span<const std::string> overrides = {});

}  // namespace tendril

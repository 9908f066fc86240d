// Rows of a sweep that was never run.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/sweep/row.h"

namespace tendril {

/// @param figures column and value
inline SweepRow made_row(std::int64_t seed, PointStatus status,
                         const std::vector<std::pair<std::string, double>>& figures) {
    SweepRow row;
    row.key = "key" + std::to_string(seed);
    row.config_hash = "hash" + std::to_string(seed);
    row.engine = "tlm";
    row.version = "1 (x)";
    row.seed = seed;
    row.status = status;
    for (const auto& [column, value] : figures)
        for (std::size_t i = 0; i < metrics().size(); ++i)
            if (column == metrics()[i].column) row.figures[i] = value;
    return row;
}

}  // namespace tendril

// The first row in which two tables part.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/diff.h"

namespace tendril {

/// A kind of table of a run folder.
struct TableKind {
    std::string_view file;
    std::string_view head;
    char separator;
    std::vector<std::string_view> columns;  ///< rows ascend in their order
    std::size_t values = 0;                 ///< so many last columns are of the row, do not name it
};

extern const TableKind kSpikesTable, kDeliveriesTable, kTicksTable, kSynapsesTable, kThresholdsTable;

/// Reads both side by side; memory is that of a tick.
/// @param a, b the files
/// @param ticks_only cycles are left out and the rows of a tick compared in the order of what remains
/// @throws Error as TableReader, and Exit::usage where rows do not ascend
std::optional<Divergence> diff_tables(const TableKind& kind, const std::filesystem::path& a,
                                      const std::filesystem::path& b, bool ticks_only);

}  // namespace tendril

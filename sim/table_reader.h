// Reads a table of numbers (.aer or .csv) row by row, so that runs of any length can be compared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/error.h"

namespace tendril {

/// A column without a value, written `-`. Below every number, so it sorts first.
inline constexpr std::int64_t kNoValue = INT64_MIN;

struct TableRow {
    std::vector<std::int64_t> values;  ///< as many as the table has columns

    auto operator<=>(const TableRow&) const = default;
};

class TableReader {
public:
    /// @param head the whole first line the file must have
    /// @param separator between columns
    /// @throws Error Exit::resource where the file cannot be opened, Exit::usage on another head
    TableReader(const std::filesystem::path& file, std::string_view head, char separator,
                std::size_t columns);

    /// The next row; none at the end of the file.
    /// @throws Error Exit::usage with its place: truncated, not a number, a wrong number of columns
    std::optional<TableRow> next();

    /// An error at the start of the row that was read last.
    Error error(std::string_view what) const;

private:
    bool next_line();
    TableRow parse() const;

    std::string name_;
    std::ifstream file_;
    char separator_;
    std::size_t columns_;
    std::string line_;
    int number_ = 0;
};

}  // namespace tendril

// A table of text cells with a head, as RFC 4180 has it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tendril {

struct CsvTable {
    std::filesystem::path file;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  ///< each as long as columns

    /// Where a column is. @throws Error Exit::usage where there is none of that name
    std::size_t at(const std::string& column) const;
    bool has(const std::string& column) const;
};

/// @throws Error Exit::resource where it cannot be read; Exit::usage with its place: a row of another length,
/// a
///         quote that is not closed, truncated
CsvTable read_csv(const std::filesystem::path& file);

}  // namespace tendril

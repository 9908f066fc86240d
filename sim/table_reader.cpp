// A strict table reader.
#include "sim/table_reader.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace tendril {

TableReader::TableReader(const std::filesystem::path& file, std::string_view head, char separator,
                         std::size_t columns)
    : name_(file.string()), file_(file, std::ios::binary), separator_(separator), columns_(columns) {
    if (!file_) throw Error(Exit::resource, fmt::format("{}: cannot open: {}", name_, std::strerror(errno)));
    const bool any = next_line();
    if (!any || line_ != head) {
        throw error_at({name_, 1, 1}, "not the head of this kind of file", fmt::format("\"{}\"", head));
    }
}

std::optional<TableRow> TableReader::next() {
    if (!next_line()) return std::nullopt;
    return parse();
}

Error TableReader::error(std::string_view what) const { return error_at({name_, number_, 1}, what); }

bool TableReader::next_line() {
    ++number_;
    if (!std::getline(file_, line_)) {
        if (file_.bad()) throw Error(Exit::resource, fmt::format("{}: cannot read", name_));
        return false;
    }
    if (!file_.eof()) return true;
    throw error_at({name_, number_, static_cast<int>(line_.size()) + 1}, "the file is truncated",
                   "a complete file: its last line ends with a line feed");
}

TableRow TableReader::parse() const {
    TableRow row;
    row.values.reserve(columns_);
    const char* at = line_.data();
    const char* const end = at + line_.size();
    for (std::size_t column = 0; column < columns_; ++column) {
        const int place = static_cast<int>(at - line_.data()) + 1;
        std::int64_t value = kNoValue;
        const bool none = at != end && *at == '-' && (at + 1 == end || at[1] == separator_);
        const auto [stop, failure] =
            none ? std::from_chars_result{at + 1, {}} : std::from_chars(at, end, value);
        if (failure != std::errc{} || (stop != end && *stop != separator_)) {
            throw error_at({name_, number_, place}, "not a number", "a whole number or -");
        }
        row.values.push_back(value);
        const bool last = column + 1 == columns_;
        if ((stop == end) != last) {
            throw error_at({name_, number_, place}, "a wrong number of columns",
                           fmt::format("{} columns", columns_));
        }
        at = last ? stop : stop + 1;
    }
    return row;
}

}  // namespace tendril

#include "sim/report/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/atomic_file.h"
#include "sim/error.h"

namespace tendril {

namespace {

/// Takes one row from `text`. @return its cells; `at` is behind its line's end
std::vector<std::string> take_row(const std::string& text, std::size_t& at, const Place& place) {
    std::vector<std::string> cells(1);
    const std::size_t start = at;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            if (quoted && at + 1 < text.size() && text[at + 1] == '"')
                cells.back() += text[++at];
            else
                quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c == '\n' && !quoted) {
            ++at;
            return cells;
        } else {
            cells.back() += c;
        }
    }
    throw error_at({place.file, place.line, static_cast<int>(text.size() - start) + 1},
                   quoted ? "a quote is not closed" : "the file is truncated",
                   "a complete file: its last line ends with a line feed");
}

}  // namespace

std::size_t CsvTable::at(const std::string& column) const {
    const auto found = std::ranges::find(columns, column);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    throw error_at({file.string(), 1, 1}, fmt::format("there is no column \"{}\"", column), "",
                   nearest(column, columns));
}

bool CsvTable::has(const std::string& column) const { return std::ranges::count(columns, column) > 0; }

CsvTable read_csv(const std::filesystem::path& file) {
    const std::string text = read_text(file);
    CsvTable table;
    table.file = file;
    int line = 0;
    for (std::size_t at = 0; at < text.size() || line == 0;) {
        const Place place{file.string(), ++line, 1};
        auto cells = take_row(text, at, place);
        if (line == 1) {
            table.columns = std::move(cells);
            continue;
        }
        if (cells.size() != table.columns.size())
            throw error_at(place, fmt::format("a row of {} cells", cells.size()),
                           fmt::format("{} as the head has", table.columns.size()));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace tendril

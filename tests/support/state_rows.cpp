#include "tests/support/state_rows.h"

#include <fmt/format.h>

namespace tendril {

std::vector<std::string> rows_of(const std::string& text) {
    std::vector<std::string> rows;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        rows.push_back(text.substr(at, end - at));
        at = end;
    }
    return rows;
}

std::string state_of_cores(const std::string& state, const std::map<std::int64_t, std::int64_t>& names) {
    std::string out;
    bool left = true;
    for (const std::string& row : rows_of(state)) {
        if (row.starts_with("cores ")) {
            out += fmt::format("cores {}\n", names.size());
        } else if (row.starts_with("core ")) {
            std::size_t digits = 0;
            const auto name = names.find(std::stoll(row.substr(5), &digits));
            left = name != names.end();
            if (left) out += fmt::format("core {}{}", name->second, row.substr(5 + digits));
        } else if (left || row.starts_with("end")) {
            out += row;
        }
    }
    return out;
}

}  // namespace tendril

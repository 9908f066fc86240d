// The text of a final.state as rows that can be left out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tendril {

/// Each with its LF.
std::vector<std::string> rows_of(const std::string& text);

/// The state of the cores that have a name in `names`, old to new, ascending; it takes their new names.
std::string state_of_cores(const std::string& state, const std::map<std::int64_t, std::int64_t>& names);

}  // namespace tendril

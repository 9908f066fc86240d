// Keys of a configuration as words of a command line: "topology.alpha" and "2", as in --set a.b=c.
#pragma once

#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// A key below a table that is no table itself.
struct Leaf {
    std::string path;  ///< "topology.alpha"
    Place place;       ///< of the key
    Value value;
};

/// In the order of the file. @pre `table` is a table
std::vector<Leaf> leaves(const Value& table);

/// What --set takes for this value: strings bare, lists as in TOML, flags as 0 and 1.
/// @throws Error naming `key` of a table
std::string word_of(const Value& value, const std::string& key);

}  // namespace tendril

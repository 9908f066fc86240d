// What no flat or tree topology can be, whatever its links: family, sizes, values by level.
#pragma once

#include "systemc/fabric/topology/tree.h"

namespace tendril {

/// @throws std::invalid_argument with what is wrong and what is allowed
void check_tree(const TreeSpec& spec);

/// Is it a family of hubs with one parent each, more than one of them: all but "flat" that build_tree builds?
bool is_tree(const std::string& family);

/// One value for each level, or one for all, each within low..high.
/// @throws std::invalid_argument with what is wrong and what is allowed
void check_level_values(const char* name, const std::vector<int>& values, int levels, int low, int high);

}  // namespace tendril

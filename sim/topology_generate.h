// The laterals that the family of a chip's tree adds to those it lists.
#pragma once

#include <string>
#include <vector>

#include "sim/chip_spec.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

/// Of "tree+kleinberg" (draws from stream `topology`), "tree+traffic_greedy" and "tree+full"; the other
/// families add none.
/// @param tree what the file lists; gets the laterals
/// @return what could not be placed, a sentence each
/// @throws std::invalid_argument where the family cannot be built in this tree
std::vector<std::string> generate_laterals(const ChipSpec& spec, TreeSpec& tree);

}  // namespace tendril

// Which built tree carries a topology, and the words that make it that topology.
#pragma once

#include <vector>

#include "systemc/chip/whole_chip.h"
#include "systemc/fabric/hub_config.h"
#include "systemc/fabric/topology.h"

namespace tendril {

/// Can `built` be `topology` with cores of that size?
bool fits(const BuiltChip& built, const Topology& topology, CoreSize core, int lanes);

/// The smallest of `chips` that fits, the first of equals; nullptr if none does.
const BuiltChip* fitting(const std::vector<BuiltChip>& chips, const Topology& topology, CoreSize core,
                         int lanes);

/// Of each hub of the topology, its number in the built tree.
std::vector<int> hub_numbers(const BuiltChip& built, const Topology& topology);

/// Hubs of the built tree.
int hub_count(const BuiltChip& built);

/// Delays and patches, for the block `links` after reset, in rtl/map.toml's layout. Dead links stay off.
/// @pre fits
std::vector<ConfigWord> link_words(const BuiltChip& built, const Topology& topology);

}  // namespace tendril

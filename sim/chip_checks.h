// What a chip file may not say, one function a concern; each refuses with the place of the key.
#pragma once

#include "sim/chip_spec.h"

namespace tendril {

/// Parts of the format that later versions bring.
void check_available(const ChipSpec& spec);
/// Powers of two, and cores in use no larger than those built.
void check_sizes(const ChipSpec& spec);
/// Core count, hubs that exist, lists by level.
void check_topology(const ChipSpec& spec);
/// Names, lines, places and whom they hear.
void check_hosts(const ChipSpec& spec);
/// Legal combinations of parameters (specification 4.1), for every core that differs.
void check_combinations(const ChipSpec& spec);
/// Keys of [[axons]], [[synapses]], [[state]] and [[stimulus]] that need or exclude each other.
void check_tables(const ChipSpec& spec);
/// Keys of [traffic], and what a chip without neurons cannot have.
void check_traffic(const ChipSpec& spec);
/// Growth across cores.
void check_growth(const ChipSpec& spec);

/// Where an engine has neurons alone. @throws Error naming the engines that carry traffic
void require_no_traffic(const ChipSpec& spec, const std::string& engine);
/// Where an engine has wires: cores and hosts fit into the source field of a flit.
void require_source_ids(const ChipSpec& spec);
/// Where an engine needs RTL: [size] must be one that was built.
/// @throws Error that lists the built ones and says how to add one
void require_built_size(const ChipSpec& spec);

}  // namespace tendril

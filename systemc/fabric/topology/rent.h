// How the wires out of a part of the chip grow with the part: Rent's rule, and the wires between its halves.
#pragma once

#include <vector>

#include "systemc/fabric/topology.h"

namespace tendril {

/// Live links, but of hosts, with one end inside, of the blocks of the floorplan: cores 0..s−1, s..2s−1, …
/// and the hubs and routers whose cores all lie in the block.
/// @return per block, of those that are full
std::vector<int> block_terminals(const Topology& topology, int block_cores);

/// p of T = t g^p: the least-squares slope of log(mean terminals) over log(cores) of the blocks of 1, 4, 16 …
/// cores, as long as there are four of a size. A tree has 0, a mesh in the plane 1/2, a random graph 1.
/// 0 where fewer than two sizes can be compared.
double rent_exponent(const Topology& topology);

/// Live links between the two halves of the cores; what has cores in both halves stands in the one that
/// makes it fewer.
int bisection_links(const Topology& topology);

}  // namespace tendril

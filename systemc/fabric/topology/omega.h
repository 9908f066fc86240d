// How much of a small world a graph is: omega (Telesford et al. 2011), and sigma to be compared with others.
#pragma once

#include <cstdint>

#include "systemc/fabric/topology/small_world.h"

namespace tendril {

struct SmallWorldness {
    double omega = 0.0;  ///< L_rand/L − C/C_lattice: −1 a lattice, 0 a small world, +1 random
    double sigma = 0.0;  ///< (C/C_rand)/(L/L_rand): reported, not used, it calls every tree a small world
};

/// Both references have the world's nodes and degrees and stay joined; they come of swaps of two edges,
/// (a b)(c d) → (a d)(c b), 10 tries an edge, drawn from mt19937(low 32 bits of the seed), remainders.
/// Random: every swap is taken. Lattice: nodes lie on a ring in their order, and a swap is taken if the
/// edges become shorter in sum. C_lattice is C at least: swaps that miss the lattice would make omega < −1.
/// The figures depend on the graph and its references: here the plain tree of 256 cores has −0.11, and a
/// lateral, which makes its hub a neighbour of all that hangs on the other, need not raise omega. The
/// −0.79 to +0.28 of interconnect.md come of a construction that is not written down there.
/// 0 and 0 where L or C is 0: there is nothing to compare.
SmallWorldness small_worldness(const SmallWorld& world, std::uint64_t seed);

}  // namespace tendril

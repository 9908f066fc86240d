// How much of a small world a graph is: omega (Telesford et al. 2011), and sigma to be compared with others.
#pragma once

#include <cstdint>

#include "systemc/fabric/topology/small_world.h"

namespace tendril {

struct SmallWorldness {
    double omega = 0.0;  ///< L_rand/L − C/C_lattice: about −1 a lattice, 0 a small world, +1 random
    double sigma = 0.0;  ///< (C/C_rand)/(L/L_rand): reported, not used, it calls every tree a small world
};

/// L_rand, C_rand: means of `references` graphs with the world's nodes and degrees that stay joined;
/// they come of swaps of two edges, (a b)(c d) → (a d)(c b), 10 tries an edge, drawn from mt19937(low 32 bits
/// of the seed), remainders. C_lattice: 3(k−2)/(4(k−1)), of a ring lattice with the world's mean degree k.
/// Both 0 where L is 0 or k is 2 or less: there is nothing to compare.
inline constexpr int kRandomReferences = 8;
SmallWorldness small_worldness(const SmallWorld& world, std::uint64_t seed,
                               int references = kRandomReferences);

}  // namespace tendril

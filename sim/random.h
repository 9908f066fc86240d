// Named random streams: one seed, any number of independent, reproducible sources of draws.
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "systemc/kernel/state_visitor.h"

namespace tendril {

/// A stream is mt19937 seeded with the low 32 bits of xxh64(name, seed). Names: `synapses<i>`, `axons<i>`,
/// `stimulus<i>`, `state<i>` (i = position in its list), `topology`, `traffic`. All arithmetic on draws is
/// here, so that every library and every language can repeat it.
class RandomStream {
public:
    RandomStream(std::string_view name, std::uint64_t seed);

    /// One draw, 32 bits.
    std::uint32_t next() { return static_cast<std::uint32_t>(engine_()); }
    /// next() mod n, in 0..n−1: one draw. @pre 1 <= n <= 2^32
    std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next()) % n; }
    /// low + below(high − low + 1). One draw; none where low equals high.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low == high ? low : low + below(high - low + 1);
    }
    /// True where next() < limit: one draw. limit = chance_limit(p).
    bool chance(std::uint64_t limit) { return next() < limit; }
    /// Skips draws.
    void skip(std::uint64_t draws) { engine_.discard(draws); }

    /// `count` distinct of 0..n−1 in the order drawn, one draw each: for i = 0, 1, … element i of the list
    /// 0..n−1 changes places with element i + below(n − i). @pre count <= n
    std::vector<int> distinct(int count, int n);

    void visit_state(StateVisitor& visitor);

private:
    std::mt19937 engine_;
};

/// floor(p · 2^32): a draw lies below it with probability p. @pre 0 <= p <= 1
std::uint64_t chance_limit(double p);

/// Spreads a seed over 32 bits (chip.md, learning engine).
constexpr std::uint32_t splitmix32(std::uint32_t x) {
    std::uint32_t z = x + 0x9E3779B9U;
    z = (z ^ (z >> 16)) * 0x21F0AAADU;
    z = (z ^ (z >> 15)) * 0x735A2D97U;
    return z ^ (z >> 15);
}

}  // namespace tendril

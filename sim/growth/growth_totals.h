// Growth across cores, counted.
#pragma once

#include <cstdint>

namespace tendril {

/// What all rounds have come to; since load().
struct GrowthTotals {
    std::uint64_t rounds = 0;
    std::uint64_t requests = 0;
    std::uint64_t grown = 0;       ///< entries made
    std::uint64_t freed = 0;       ///< entries taken out, their axon's row being empty
    std::uint64_t known = 0;       ///< refused: the core listens to that neuron already
    std::uint64_t no_axon = 0;     ///< refused: no free axon
    std::uint64_t no_source = 0;   ///< refused: no free row in the associative table
    std::uint64_t no_room = 0;     ///< refused: KS of the post is at KBUD
    std::uint64_t no_answer = 0;   ///< refused: nobody there fired after the wisher (remote_post = "next")
    std::uint64_t core_words = 0;  ///< written on configuration ports of cores
    std::uint64_t hub_words = 0;   ///< and of hubs
    std::uint64_t cycles = 0;      ///< that the writes took; engines with cycles

    bool operator==(const GrowthTotals&) const = default;
};

}  // namespace tendril

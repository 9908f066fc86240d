// What a build that counts coverage does differently with a verilated block; otherwise nothing.
// TENDRIL_COUNTS_COVERAGE, 0 or 1, comes with the build's tendril_blocks.
#pragma once

#include <memory>

namespace tendril {

inline constexpr bool kCountsCoverage = TENDRIL_COUNTS_COVERAGE != 0;

/// At the end of the process the counts go to the file that the environment's TENDRIL_COVERAGE names.
/// @pre kCountsCoverage: only then is it there
void write_coverage_at_exit();

/// What nobody owns any more, within reach to the end of the process: else a leak to those who look for
/// leaks.
/// @pre kCountsCoverage
void keep_to_the_end(void* block);

/// Before an edge: checkers sample what is settled, and Verilator settles only what is evaluated.
template <class Block>
void settle_for_checkers(Block& block) {
    if constexpr (kCountsCoverage) block.eval();
}

/// A block that counts coverage outlives its owner: its counters are read when the process ends.
struct BlockEnd {
    template <class Block>
    void operator()(Block* block) const {
        if constexpr (kCountsCoverage)
            keep_to_the_end(block);
        else
            delete block;
    }
};

template <class Block>
using BlockPointer = std::unique_ptr<Block, BlockEnd>;

template <class Block, class Context>
BlockPointer<Block> make_block(Context* context, const char* name) {
    if constexpr (kCountsCoverage) write_coverage_at_exit();
    return BlockPointer<Block>(new Block(context, name));
}

}  // namespace tendril

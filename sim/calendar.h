// Which cores have something to do in which tick: a wheel of bitmaps, so that silence costs nothing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// The slots of the next kReach ticks. Who has to do only later is called at the end of the reach, and says
/// so again.
class Calendar {
public:
    static constexpr std::int64_t kReach = 255;

    explicit Calendar(std::size_t cores)
        : words_((cores + kWordBits - 1) / kWordBits), bits_((kReach + 1) * words_) {}

    void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
    /// @pre now < tick
    void add(std::size_t core, Tick tick, Tick now) {
        slot(std::min(tick, now + kReach))[core / kWordBits] |= Word{1} << (core % kWordBits);
    }
    /// Calls visit(core) for every core of the tick, ascending, and forgets them. A visit may add to later
    /// ticks.
    template <class Visit>
    void take(Tick tick, Visit visit) {
        Word* const words = slot(tick);
        for (std::size_t w = 0; w < words_; ++w) {
            for (Word rest = std::exchange(words[w], 0); rest != 0; rest &= rest - 1) {
                visit(w * kWordBits + static_cast<std::size_t>(std::countr_zero(rest)));
            }
        }
    }
    void visit_state(StateVisitor& visitor) { visitor.field("bits", bits_); }

private:
    using Word = std::uint64_t;
    static constexpr std::size_t kWordBits = 64;

    Word* slot(Tick tick) { return &bits_[static_cast<std::size_t>(tick.value & kReach) * words_]; }

    std::size_t words_;  ///< of a slot
    std::vector<Word> bits_;
};

}  // namespace tendril

// The pending bitmaps of a core: which axons are active in which of the next ticks.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "systemc/core/map.h"
#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// A ring of kBuiltSlots bitmaps; the slot of a tick is the tick modulo kBuiltSlots.
class PendingRing {
public:
    explicit PendingRing(int axons) : words_((axons + kWordBits - 1) / kWordBits) { clear(); }

    void clear() { bits_.assign(static_cast<std::size_t>(kBuiltSlots * words_), 0); }
    /// @return it was set already
    bool set(Tick tick, int axon) {
        Word& word = bitmap(tick)[axon / kWordBits];
        const Word bit = Word{1} << (axon % kWordBits);
        const bool was_set = (word & bit) != 0;
        word |= bit;
        return was_set;
    }
    bool test(Tick tick, int axon) const {
        return (bitmap(tick)[axon / kWordBits] >> (axon % kWordBits)) & 1U;
    }
    /// Axons 64·word and on of a slot, a bit each.
    std::uint64_t word(int slot, int word) const {
        return bits_[static_cast<std::size_t>(slot * words_ + word)];
    }
    bool any(Tick tick) const {
        return std::any_of(bitmap(tick), bitmap(tick) + words_, [](Word word) { return word != 0; });
    }
    /// Calls visit(axon) for every axon of the tick, ascending, and empties its bitmap.
    template <class Visit>
    void take(Tick tick, Visit visit) {
        for (int w = 0; w < words_; ++w) {
            for (Word rest = std::exchange(bitmap(tick)[w], 0); rest != 0; rest &= rest - 1) {
                visit(w * kWordBits + std::countr_zero(rest));
            }
        }
    }

    void visit_state(StateVisitor& visitor) { visitor.field("bits", bits_); }

private:
    using Word = std::uint64_t;
    static constexpr int kWordBits = 64;

    std::size_t first_word(Tick tick) const {
        return static_cast<std::size_t>((tick.value & (kBuiltSlots - 1)) * words_);
    }
    Word* bitmap(Tick tick) { return &bits_[first_word(tick)]; }
    const Word* bitmap(Tick tick) const { return &bits_[first_word(tick)]; }

    int words_;  ///< of a bitmap
    std::vector<Word> bits_;
};

}  // namespace tendril

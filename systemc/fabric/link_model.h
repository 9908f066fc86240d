// A wire of some cycles between two ports, one way, in plain C++: rtl/bus/link.v cycle by cycle.
#pragma once

#include <array>

#include "systemc/kernel/state_visitor.h"

namespace tendril {

inline constexpr int kLinkCyclesMax = 15;

/// Holds at most cycles + 1 flits and is ready while it holds fewer. A flit accepted in cycle c is valid at
/// the output from c + cycles on, once those before it are gone. Outputs are functions of registers.
class LinkModel {
public:
    /// @param cycles 1..kLinkCyclesMax; a link of 0 cycles is no element: join the pins
    /// @throws std::invalid_argument
    explicit LinkModel(int cycles);

    bool in_ready() const { return held_ <= cycles_; }
    bool out_valid() const { return arrived_ > 0; }
    /// Meaningful while out_valid().
    Flit out() const { return ring_[first_]; }
    /// Empty: without input nothing changes.
    bool idle() const { return held_ == 0; }
    int held() const { return held_; }

    void clock(bool in_valid, Flit in, bool out_ready);
    void visit_state(StateVisitor& visitor);

private:
    int cycles_;
    std::array<Flit, kLinkCyclesMax + 1> ring_;
    int first_ = 0;
    int held_ = 0;            ///< in flight or at the far end
    int arrived_ = 0;         ///< at the far end
    unsigned in_flight_ = 0;  ///< bit i: a flit arrives i + 1 cycles from now
};

}  // namespace tendril

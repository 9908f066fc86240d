// A clocked part of the chip, as the kernel sees it.
#pragma once

#include <string>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// Life of a cycle: every awake part exchanges, then every one settles, then every one is clocked once.
///
/// Outputs are functions of registers, so the order within a third cannot matter. A part that sleeps has
/// nothing to offer; what arrives for it wakes it for the rest of the same cycle. Between settling and the
/// clock edge a cycle can be looked at: registers and inputs belong to the same cycle.
class Part {
public:
    virtual ~Part() = default;
    /// Offers what its registers hold and accepts what it can take of what was offered to it.
    virtual void exchange(Cycle now) = 0;
    /// Its inputs of this cycle are complete: gathers them.
    virtual void settle(Cycle now) = 0;
    /// The clock edge at the end of cycle `now`.
    virtual void clock(Cycle now) = 0;
    /// The first cycle after `now` in which it must be clocked though nothing arrives; kNever: it sleeps.
    virtual Cycle next_cycle(Cycle now) const = 0;

    /// Of the block, for messages: "core3".
    virtual std::string part_name() const = 0;
    /// Between two cycles, or in one before it settles: all that it remembers, so that an evaluation with
    /// nothing to do must leave it as it was. @throws std::runtime_error from a visitor that reads
    virtual void visit_state(StateVisitor& visitor) = 0;

private:
    friend class Kernel;
    int index_ = -1;
    bool awake_ = false;
};

}  // namespace tendril

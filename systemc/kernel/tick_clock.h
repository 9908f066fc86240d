// Fixed ticks: a pulse every so many cycles, whatever the cores are doing.
#pragma once

#include <vector>

#include "systemc/kernel/kernel.h"

namespace tendril {

/// Someone who begins a tick by the pulse.
class TickListener {
public:
    virtual ~TickListener() = default;
    /// In exchange, in the cycle before the tick's first.
    virtual void tick_start() = 0;
};

/// The n-th tick after the preload tick starts in cycle n * tick_cycles (chip.md, fixed): the pulse comes one
/// cycle earlier, so that a core that is ready takes it in that cycle.
class TickClock : public Part {
public:
    explicit TickClock(Kernel& kernel) { kernel.add(*this); }

    void add(TickListener& listener) { listeners_.push_back(&listener); }

    /// Before cycle 0. @param ticks pulses to give; @param tick_cycles 0: none (barrier)
    void start(std::int64_t tick_cycles, std::int64_t ticks);

    void exchange(Cycle now) override;
    void settle(Cycle) override {}
    void clock(Cycle) override {}
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return "ticks"; }
    void visit_state(StateVisitor& visitor) override;

private:
    std::vector<TickListener*> listeners_;
    std::int64_t tick_cycles_ = 0;
    std::int64_t ticks_ = 0;
};

}  // namespace tendril

#include "systemc/kernel/tick_clock.h"

namespace tendril {

void TickClock::start(std::int64_t tick_cycles, std::int64_t ticks) {
    tick_cycles_ = tick_cycles;
    ticks_ = ticks;
}

void TickClock::exchange(Cycle now) {
    if (tick_cycles_ == 0 || (now.value + 1) % tick_cycles_ != 0) return;
    if ((now.value + 1) / tick_cycles_ > ticks_) return;
    for (TickListener* listener : listeners_) listener->tick_start();
}

Cycle TickClock::next_cycle(Cycle now) const {
    if (tick_cycles_ == 0) return kNever;
    const std::int64_t pulse = (now.value + 1) / tick_cycles_ + 1;
    return pulse > ticks_ ? kNever : Cycle(pulse * tick_cycles_ - 1);
}

void TickClock::visit_state(StateVisitor& visitor) {
    visitor.field("tick_cycles", tick_cycles_);
    visitor.field("ticks", ticks_);
}

}  // namespace tendril

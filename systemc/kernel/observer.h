// What the parts of a chip tell while they run. Observers never steer.
#pragma once

#include "systemc/spike.h"

namespace tendril {

class Observer {
public:
    virtual ~Observer() = default;
    virtual void host_spike(Tick tick, SourceId source, int line) = 0;
    virtual void spike(const Spike& spike) = 0;
    virtual void delivery(const Delivery& delivery) = 0;
    /// A core takes the mark of `tick`, or in fixed ticks has done with it: the tick has ended for it.
    virtual void tick_taken(CoreId core, Tick tick, Cycle cycle) = 0;
    /// A core was not ready for the start of `tick` (fixed ticks). @param owed starts it is now behind
    virtual void overrun(CoreId core, Tick tick, int owed) = 0;
    /// The cycle of a host_spike().
    virtual void host_sent(SourceId, int /*line*/, Cycle) {}
    /// A core's mark of `tick` leaves: it has sent all of the tick's spikes.
    virtual void mark_sent(CoreId, Tick, Cycle) {}
};

}  // namespace tendril

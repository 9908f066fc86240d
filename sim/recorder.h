// What a run tells those who write it down. Recorders never steer.
#pragma once

#include "systemc/spike.h"
#include "systemc/types.h"

namespace tendril {

/// The end of a tick: the cycle in which the last core took its mark; the preload tick is −1.
struct TickEnd {
    Tick tick;
    Cycle cycle;                ///< −1 where the engine has no cycles
    std::uint32_t overrun = 0;  ///< starts missed in this tick (fixed ticks)
};

class Recorder {
public:
    virtual ~Recorder() = default;
    /// A spike of a host, in the tick in which it is sent (−1: preload).
    virtual void host_spike(Tick, SourceId, int /*line*/) {}
    /// Within a tick in the order of cycle, then core, then neuron.
    virtual void spike(const Spike&) {}
    virtual void delivery(const Delivery&) {}
    /// False where delivery() does nothing: telling costs more than simulating, so engines may leave it out.
    virtual bool wants_deliveries() const { return true; }
    /// Told once a tick, in order, when nothing of that tick is to come any more; what belongs to the next
    /// may have been told already, since a core may be a tick ahead.
    virtual void tick_end(const TickEnd&) {}
    /// As Observer (systemc/kernel/observer.h); engines without cycles do not tell.
    virtual void host_sent(SourceId, int /*line*/, Cycle) {}
    virtual void mark_sent(CoreId, Tick, Cycle) {}
    /// Traffic: since when the packet that spike() tells of next has waited at its source.
    virtual void waited(CoreId, Cycle /*since*/) {}
    /// A tick has ended for a core, in that cycle.
    virtual void core_tick(CoreId, Tick, Cycle) {}
};

}  // namespace tendril

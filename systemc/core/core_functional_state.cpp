// Of core_functional.h: all that a core in ticks remembers from one to the next.
#include "systemc/core/core_functional.h"
#include "systemc/core/core_pins_state.h"

namespace tendril {

void CoreFunctional::visit_state(StateVisitor& visitor) {
    visitor.field("learner", learner_);
    visitor.field("now", now_);
    visitor.field("neurons", neurons_);
    visitor.field("swept", swept_);
    visitor.field("counted_until", counted_until_);
    visitor.field("next_scan", next_scan_);
    visitor.field("synapses", synapses_);
    visitor.field("used", used_);
    visitor.field("pending", pending_);
    visitor.field("rank0", rank0_);
    visitor.field("counters", counters_);
    visitor.field("events", events_);
    visitor.field("excitation", excitation_);
    visitor.field("inhibition", inhibition_);
    visitor.field("repeats", repeats_);
    visitor.field("winners", winners_);
    visitor.field("spikes", spikes_);
}

}  // namespace tendril

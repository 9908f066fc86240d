// Of core_module.h: all that a bridge remembers from cycle to cycle.
#include "systemc/core/core_module.h"
#include "systemc/core/core_pins_state.h"
#include "systemc/learning/learning_engine.h"

namespace tendril {

void CoreModule::Arrival::visit_state(StateVisitor& visitor) {
    visitor.field("flit", flit);
    visitor.field("tick", tick);
    visitor.field("cycle", cycle);
}

void CoreModule::visit_state(StateVisitor& visitor) {
    visitor.field("spike_in", spike_in);
    visitor.field("spike_out", spike_out);
    visitor.field("inputs", inputs_);
    visitor.field("learn_port", learn_port_);
    visitor.field("event", event_);
    bool accessing = transfer_ != nullptr;
    visitor.field("accessing", accessing);
    visitor.field("tick", tick_);
    visitor.field("mark_sent", mark_sent_);
    visitor.field("pulse", pulse_);
    visitor.field("due", due_);
    visitor.field("owed", owed_);
    visitor.field("starts", starts_);
    visitor.field("stop_told", stop_told_);
    visitor.field("taken", taken_);
    visitor.field("last_take", last_take_);
    visitor.field("arrivals", arrivals_);
    visitor.field("first_arrival", first_arrival_);
    visitor.field("next_arrival", next_arrival_);
    visitor.field("barrier_wait_cycles", barrier_wait_cycles_);
    visitor.field("learn_events", learn_events_);
    visitor.field("learn_accesses", learn_accesses_);
    visitor.field("core", *core_);
    if (visitor.reads()) take_up_learning(accessing);
}

/// Asks the learning engine, which has been read, for the access under way.
void CoreModule::take_up_learning(bool accessing) {
    tlm::tlm_phase phase = LEARNING_GOES_ON;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    events->nb_transport_fw(event_payload_, phase, delay);
    if (!accessing) transfer_ = nullptr;
}

}  // namespace tendril

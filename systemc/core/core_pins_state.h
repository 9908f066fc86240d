// The fields of a core's pins, counters and neurons, for whoever visits a state.
#pragma once

#include "systemc/core/core.h"

namespace tendril {

inline void visit_state(StateVisitor& visitor, LearnEvent& event) {
    visitor.field("kind", event.kind);
    visitor.field("index", event.index);
    visitor.field("phase", event.phase);
    visitor.field("tick", event.tick);
}

inline void visit_state(StateVisitor& visitor, LearnBeat& beat) {
    visitor.field("op", beat.op);
    visitor.field("axon", beat.axon);
    visitor.field("neuron", beat.neuron);
    visitor.field("data", beat.data);
}

inline void visit_state(StateVisitor& visitor, LearnAnswer& answer) {
    visitor.field("k", answer.k);
    visitor.field("th", answer.th);
    visitor.field("fired", answer.fired);
    visitor.field("inh", answer.inh);
    visitor.field("inht", answer.inht);
}

inline void visit_state(StateVisitor& visitor, LookUp& look_up) {
    visitor.field("valid", look_up.valid);
    visitor.field("hit", look_up.hit);
    visitor.field("merged", look_up.merged);
    visitor.field("late", look_up.late);
    visitor.field("early", look_up.early);
    visitor.field("axon", look_up.axon);
}

inline void visit_state(StateVisitor& visitor, CoreInputs& inputs) {
    visitor.field("spike_in_valid", inputs.spike_in_valid);
    visitor.field("spike_in", inputs.spike_in);
    visitor.field("spike_out_ready", inputs.spike_out_ready);
    visitor.field("event_ready", inputs.event_ready);
    visitor.field("learn", inputs.learn);
    visitor.field("tick_start", inputs.tick_start);
}

inline void visit_state(StateVisitor& visitor, CoreOutputs& outputs) {
    visitor.field("spike_in_ready", outputs.spike_in_ready);
    visitor.field("spike_out_valid", outputs.spike_out_valid);
    visitor.field("spike_out", outputs.spike_out);
    visitor.field("event_valid", outputs.event_valid);
    visitor.field("event", outputs.event);
    visitor.field("answer_valid", outputs.answer_valid);
    visitor.field("answer", outputs.answer);
    visitor.field("look_up", outputs.look_up);
    visitor.field("take", outputs.take);
    visitor.field("waiting", outputs.waiting);
    visitor.field("stopped", outputs.stopped);
    visitor.field("idle", outputs.idle);
}

inline void visit_state(StateVisitor& visitor, NeuronState& neuron) {
    visitor.field("v", neuron.v);
    visitor.field("s", neuron.s);
    visitor.field("th", neuron.th);
    visitor.field("ref", neuron.ref);
    visitor.field("inht", neuron.inht);
    visitor.field("e", neuron.e);
    visitor.field("bc", neuron.bc);
    visitor.field("bt", neuron.bt);
    visitor.field("latph", neuron.latph);
    visitor.field("fired", neuron.fired);
    visitor.field("inh", neuron.inh);
}

inline void visit_state(StateVisitor& visitor, CoreCounters& counters) {
    visitor.field("spikes", counters.spikes);
    visitor.field("arrived", counters.arrived);
    visitor.field("not_in_table", counters.not_in_table);
    visitor.field("merged", counters.merged);
    visitor.field("late", counters.late);
    visitor.field("early", counters.early);
    visitor.field("overrun", counters.overrun);
    visitor.field("synaptic_events", counters.synaptic_events);
}

}  // namespace tendril

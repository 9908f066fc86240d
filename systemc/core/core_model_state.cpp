// Of core_model.h: all that the model of a core remembers from cycle to cycle.
#include "systemc/core/core_model.h"
#include "systemc/core/core_pins_state.h"

namespace tendril {

void NeuronSweep::visit_state(StateVisitor& visitor) {
    visitor.field("v", v_);
    visitor.field("s", s_);
    visitor.field("r", r_);
    visitor.field("th", th_);
    visitor.field("bar", bar_);
    visitor.field("goal", goal_);
    visitor.field("fastest", fastest_);
    visitor.field("room", room_);
    visitor.field("gap", gap_);
}

void NeuronBank::visit_state(StateVisitor& visitor) {
    visitor.field("neurons", neurons_);
    visitor.field("swept", swept_);
    visitor.field("silent", silent_);
    visitor.field("due", due_);
    visitor.field("moving", moving_);
    visitor.field("repeats", repeats_);
    visitor.field("winners", winners_);
    visitor.field("spikes", spikes_);
    visitor.field("busy", busy_);
}

void SpikeInputModel::Slot::visit_state(StateVisitor& visitor) {
    visitor.field("source", source);
    visitor.field("entries", entries);
}

/// An entry found is its place in the table, −1 where there is none.
void SpikeInputModel::visit_state(StateVisitor& visitor) {
    visitor.field("slots", slots_);
    if (visitor.reads() && !slots_.empty()) read_slots();
    visitor.field("pending", pending_);
    visitor.field("held", held_);
    visitor.field("found_valid", found_.valid);
    std::int64_t entry = table_.index(found_.entry);
    visitor.field("found_entry", entry);
    found_.entry = table_.at(entry);
    visitor.field("found_tick", found_.tick);
    visitor.field("look_up", look_up_);
    visitor.field("counters", counters_);
}

void CoreModel::visit_state(StateVisitor& visitor) {
    visitor.field("input", parts_->input);
    visitor.field("synapses", parts_->synapses);
    visitor.field("bank", parts_->neurons);
    visitor.field("outputs", outputs_);
    visitor.field("counters", counters_);
    visitor.field("step", step_);
    visitor.field("until", until_);
    visitor.field("tick", tick_);
    visitor.field("preload", preload_);
    visitor.field("phase", phase_);
    visitor.field("rank", rank_);
    visitor.field("rank0", rank0_);
    visitor.field("phase_started", phase_started_);
    visitor.field("quiet", quiet_);
    visitor.field("due", due_);
    visitor.field("owed", owed_);
    visitor.field("axons", axons_);
    visitor.field("axon", axon_);
    visitor.field("sent", sent_);
    visitor.field("told", told_);
    visitor.field("excitation", excitation_);
    visitor.field("inhibition", inhibition_);
}

}  // namespace tendril

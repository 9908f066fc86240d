#include "systemc/learning/learning_engine.h"

#include <cassert>

#include "systemc/learning/learner_parts_state.h"

namespace tendril {

LearningEngine::LearningEngine(sc_core::sc_module_name name, const CoreSetup& setup)
    : sc_module(name), events("events"), accesses("accesses"), learner_(setup) {
    events.register_nb_transport_fw(this, &LearningEngine::on_event);
    accesses.register_nb_transport_bw(this, &LearningEngine::on_carried_out);
    for (Slot& slot : slots_) {
        slot.payload.set_command(tlm::TLM_READ_COMMAND);
        slot.payload.set_data_ptr(reinterpret_cast<unsigned char*>(&slot.transfer));
        slot.payload.set_data_length(sizeof slot.transfer);
        slot.payload.set_streaming_width(sizeof slot.transfer);
    }
}

void LearningEngine::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip ") + basename();
    const auto add = [&](const char* name, int bits, std::vector<std::string> labels, auto value) {
        probes.push_back(
            {scope, name, bits, std::move(labels), [value] { return static_cast<std::uint64_t>(value()); }});
    };
    add("busy", 1, {}, [this] { return event_ != nullptr; });
    add("asked", 3, {"done", "read", "column", "neurons", "write"}, [this] { return asked_; });
    add("events", 32, {}, [this] { return events_seen_; });
    add("accesses", 32, {}, [this] { return accesses_made_; });
    add("strengthened", 32, {}, [this] { return strengthened_; });
    add("weakened", 32, {}, [this] { return weakened_; });
    add("rank", 8, {}, [this] { return learner_.state().rank; });
    add("episodes", 32, {}, [this] { return learner_.state().episodes; });
    add("lfsr", 32, {}, [this] { return learner_.state().lfsr; });
}

void LearningEngine::load(const CoreState& state) {
    learner_.load(state);
    event_ = nullptr;
    events_seen_ = accesses_made_ = strengthened_ = weakened_ = 0;
}

tlm::tlm_sync_enum LearningEngine::on_event(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                            sc_core::sc_time& delay) {
    if (phase == LEARNING_GOES_ON) {
        take_up(payload);
        return tlm::TLM_ACCEPTED;
    }
    assert(phase == tlm::BEGIN_REQ && !event_);
    ++events_seen_;
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
    event_ = &payload;
    const LearnEvent& event = *reinterpret_cast<const LearnEvent*>(payload.get_data_ptr());
    if (request(first_access(event), delay)) return tlm::TLM_ACCEPTED;
    event_ = nullptr;
    return tlm::TLM_COMPLETED;
}

Access LearningEngine::first_access(const LearnEvent& event) {
    switch (event.kind) {
        case LearnEvent::Kind::axon:
            return learner_.axon_delivered(event.index, event.phase, event.tick);
        case LearnEvent::Kind::fired:
            return learner_.neuron_fired(event.index, event.phase, event.tick);
        case LearnEvent::Kind::phase_start:
            return learner_.phase_start(event.tick);
    }
    return {};
}

void LearningEngine::count_changes() {
    for (const Change& change : learner_.changes()) {
        if (change.target == Change::Target::synapse) ++(change.stronger ? strengthened_ : weakened_);
    }
}

/// @return true while the conversation goes on
bool LearningEngine::request(const Access& access, sc_core::sc_time& delay) {
    asked_ = access.kind;
    if (access.kind == Access::Kind::done) return false;
    Slot& slot = slots_[turn_];
    turn_ = 1 - turn_;
    slot.transfer = {access, &learner_.reply(), learner_.changes()};
    slot.payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    ++accesses_made_;
    if (access.kind == Access::Kind::write) count_changes();
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    return accesses->nb_transport_fw(slot.payload, phase, delay) != tlm::TLM_COMPLETED;
}

tlm::tlm_sync_enum LearningEngine::on_carried_out(tlm::tlm_generic_payload&, tlm::tlm_phase& phase,
                                                  sc_core::sc_time& delay) {
    assert(phase == tlm::BEGIN_RESP && event_);
    if (request(learner_.next(), delay)) return tlm::TLM_COMPLETED;
    tlm::tlm_generic_payload& event = *event_;
    event_ = nullptr;
    tlm::tlm_phase over = tlm::BEGIN_RESP;
    events->nb_transport_bw(event, over, delay);
    return tlm::TLM_COMPLETED;
}

void LearningEngine::visit_state(StateVisitor& visitor) {
    visitor.field("learner", learner_);
    for (Slot& slot : slots_) visitor.field("access", slot.transfer.access);
    visitor.field("turn", turn_);
    visitor.field("asked", asked_);
    talks_ = event_ != nullptr;
    visitor.field("talks", talks_);
    visitor.field("events_seen", events_seen_);
    visitor.field("accesses_made", accesses_made_);
    visitor.field("strengthened", strengthened_);
    visitor.field("weakened", weakened_);
    if (visitor.reads()) event_ = nullptr;
}

/// Both sides have been read: they get to know each other's transactions again.
void LearningEngine::take_up(tlm::tlm_generic_payload& event) {
    if (talks_) event_ = &event;
    Slot& slot = slots_[1 - turn_];
    slot.transfer.reply = &learner_.reply();
    slot.transfer.changes = learner_.changes();
    tlm::tlm_phase phase = LEARNING_GOES_ON;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    accesses->nb_transport_fw(slot.payload, phase, delay);
}

}  // namespace tendril

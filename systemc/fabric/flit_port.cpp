#include "systemc/fabric/flit_port.h"

#include <cassert>
#include <cstring>

namespace tendril {

FlitOut::FlitOut(const char* name, Kernel& kernel) : socket(name), kernel_(kernel) {
    socket.register_nb_transport_bw(this, &FlitOut::on_response);
    payload_.set_command(tlm::TLM_WRITE_COMMAND);
    payload_.set_address(0);
    payload_.set_data_ptr(reinterpret_cast<unsigned char*>(&flit_));
    payload_.set_data_length(sizeof(Flit));
    payload_.set_streaming_width(sizeof(Flit));
}

void FlitOut::offer(const Flit& flit) {
    if (offered_) return;
    offered_ = true;
    flit_ = flit;
    crossings_.count(flit);
    payload_.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    sc_core::sc_time delay = kernel_.local_time();
    if (socket->nb_transport_fw(payload_, phase, delay) == tlm::TLM_COMPLETED) taken_ = true;
}

bool FlitOut::taken() {
    const bool taken = taken_;
    if (taken) offered_ = taken_ = false;
    return taken;
}

tlm::tlm_sync_enum FlitOut::on_response(tlm::tlm_generic_payload&, tlm::tlm_phase& phase, sc_core::sc_time&) {
    assert(offered_ && phase == tlm::END_REQ);
    taken_ = true;
    return tlm::TLM_COMPLETED;
}

void FlitOut::clear() {
    offered_ = taken_ = false;
    crossings_ = {};
}

void FlitOut::visit_state(StateVisitor& visitor) {
    visitor.field("flit", flit_);
    visitor.field("offered", offered_);
    visitor.field("taken", taken_);
    visitor.field("crossings", crossings_);
    if (!visitor.reads() || !offered_ || taken_) return;
    tlm::tlm_phase phase = FLIT_WAITS;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    socket->nb_transport_fw(payload_, phase, delay);
}

FlitIn::FlitIn(const char* name, Kernel& kernel, Part& owner) : socket(name), kernel_(kernel), owner_(owner) {
    socket.register_nb_transport_fw(this, &FlitIn::on_request);
}

tlm::tlm_sync_enum FlitIn::on_request(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                      sc_core::sc_time&) {
    assert((phase == tlm::BEGIN_REQ || phase == FLIT_WAITS) && !waiting_);
    if (phase == FLIT_WAITS || !ready_ || arrived_) {
        waiting_ = &payload;
        if (phase != FLIT_WAITS) since_ = kernel_.now();  // restored: it has waited since before
        return tlm::TLM_ACCEPTED;
    }
    take(payload);
    return tlm::TLM_COMPLETED;
}

void FlitIn::accept() {
    if (!waiting_ || !ready_ || arrived_) return;
    tlm::tlm_generic_payload& payload = *waiting_;
    waiting_ = nullptr;
    take(payload);
    if (flit_.kind == FlitKind::spike)
        crossings_.stall_cycles += static_cast<std::uint64_t>(kernel_.now() - since_);
    tlm::tlm_phase phase = tlm::END_REQ;
    sc_core::sc_time delay = kernel_.local_time();
    socket->nb_transport_bw(payload, phase, delay);
}

void FlitIn::take(tlm::tlm_generic_payload& payload) {
    std::memcpy(&flit_, payload.get_data_ptr(), sizeof flit_);
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
    arrived_ = true;
    crossings_.count(flit_);
    kernel_.wake(owner_);
}

bool FlitIn::arrived(Flit& flit) {
    if (!arrived_) return false;
    flit = flit_;
    arrived_ = false;
    return true;
}

void FlitIn::clear() {
    waiting_ = nullptr;
    arrived_ = ready_ = false;
    crossings_ = {};
}

void FlitIn::visit_state(StateVisitor& visitor) {
    bool waits = waiting_ != nullptr;
    visitor.field("waiting", waits);
    visitor.field("since", since_);
    visitor.field("flit", flit_);
    visitor.field("arrived", arrived_);
    visitor.field("ready", ready_);
    visitor.field("crossings", crossings_);
}

}  // namespace tendril

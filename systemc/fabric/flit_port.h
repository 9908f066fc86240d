// A valid/ready pin pair as a TLM-2.0 socket: one transport call a flit, never one a cycle.
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>

#include <systemc>
#include <tlm>

#include "systemc/kernel/kernel.h"
#include "systemc/spike.h"

namespace tendril {

/// Beside the base protocol, of a restored state alone: a flit was offered and waits at the input. It is
/// accepted later with END_REQ, as after BEGIN_REQ.
TLM_DECLARE_EXTENDED_PHASE(FLIT_WAITS);

/// Flits that crossed a socket.
struct Crossings {
    std::uint64_t spikes = 0;
    std::uint64_t marks = 0;
    std::uint64_t stall_cycles = 0;  ///< at an input: in which a spike stood before it and it had no room

    void count(const Flit& flit) { ++(flit.kind == FlitKind::mark ? marks : spikes); }
    void visit_state(StateVisitor& visitor) {
        visitor.field("spikes", spikes);
        visitor.field("marks", marks);
        visitor.field("stall_cycles", stall_cycles);
    }
};

/// An output register. Base protocol, request phases only: BEGIN_REQ when the register is first seen valid;
/// the receiver answers TLM_COMPLETED, or TLM_ACCEPTED and later END_REQ in the cycle in which it is ready.
class FlitOut {
public:
    FlitOut(const char* name, Kernel& kernel);

    /// In exchange, while the register is valid.
    void offer(const Flit& flit);
    /// In clock: was it taken in this cycle (ready)? Asks for the cycle's answer once.
    bool taken();

    const Crossings& crossings() const { return crossings_; }
    void clear();
    /// Reading, it shows the input what waits there. @pre the input was cleared
    void visit_state(StateVisitor& visitor);

    tlm_utils::simple_initiator_socket<FlitOut> socket;

private:
    tlm::tlm_sync_enum on_response(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                   sc_core::sc_time& delay);

    Kernel& kernel_;
    tlm::tlm_generic_payload payload_;
    Flit flit_;
    bool offered_ = false;
    bool taken_ = false;
    Crossings crossings_;
};

/// An input. Holds at most the flit that arrives in this cycle and the one that waits for ready.
class FlitIn {
public:
    /// @param owner woken when a flit arrives
    FlitIn(const char* name, Kernel& kernel, Part& owner);

    /// In exchange: takes a waiting flit if ready.
    void accept();
    /// In clock: the flit that arrived in this cycle, if any; forgets it.
    bool arrived(Flit& flit);
    /// After clock: the registered ready of the next cycle.
    void set_ready(bool ready) { ready_ = ready; }
    /// After that: a flit that waited can come in, so the owner must not sleep though it holds nothing.
    bool comes() const { return waiting_ != nullptr && ready_; }

    const Crossings& crossings() const { return crossings_; }
    void clear();
    /// But for a flit that waits: it is the output's.
    void visit_state(StateVisitor& visitor);

    tlm_utils::simple_target_socket<FlitIn> socket;

private:
    tlm::tlm_sync_enum on_request(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                  sc_core::sc_time& delay);
    void take(tlm::tlm_generic_payload& payload);

    Kernel& kernel_;
    Part& owner_;
    tlm::tlm_generic_payload* waiting_ = nullptr;
    Cycle since_;  ///< it waits
    Flit flit_;
    bool arrived_ = false;
    bool ready_ = false;
    Crossings crossings_;
};

}  // namespace tendril

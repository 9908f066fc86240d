// The learning engine of a core as a TLM-2.0 module: events in, accesses to the learn port out.
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>

#include <array>
#include <systemc>
#include <tlm>

#include "systemc/kernel/probe.h"
#include "systemc/learning/learner.h"

namespace tendril {

/// Beside the base protocol, of a restored state alone. `events`: the event under way when it was written, or
/// the last; `accesses`: the last access.
TLM_DECLARE_EXTENDED_PHASE(LEARNING_GOES_ON);

/// Data of an access transaction: what is wanted, where reads go, what is written.
struct LearnTransfer {
    Access access;
    Reply* reply = nullptr;
    std::span<const Change> changes;
};

/// Base protocol. `events` carries a LearnEvent: TLM_COMPLETED if nothing is to be done (0 cycles), else
/// TLM_ACCEPTED and BEGIN_RESP when the conversation is over. `accesses` carries a LearnTransfer:
/// TLM_ACCEPTED and BEGIN_RESP once the learn port has carried it out, a beat a cycle; a last write is
/// posted: TLM_COMPLETED.
class LearningEngine : public sc_core::sc_module {
public:
    /// @param setup kept by reference
    LearningEngine(sc_core::sc_module_name name, const CoreSetup& setup);

    tlm_utils::simple_target_socket<LearningEngine> events;
    tlm_utils::simple_initiator_socket<LearningEngine> accesses;

    void add_probes(Probes& probes) const;

    Learner& learner() { return learner_; }
    void load(const CoreState& state);

    std::uint64_t events_seen() const { return events_seen_; }
    std::uint64_t accesses_made() const { return accesses_made_; }
    /// Synapse counts that it has raised, and lowered.
    std::uint64_t strengthened() const { return strengthened_; }
    std::uint64_t weakened() const { return weakened_; }
    /// What is under way it takes up again from the core's bridge, which is read after it.
    void visit_state(StateVisitor& visitor);

private:
    void take_up(tlm::tlm_generic_payload& event);
    tlm::tlm_sync_enum on_event(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                sc_core::sc_time& delay);
    tlm::tlm_sync_enum on_carried_out(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                      sc_core::sc_time& delay);
    Access first_access(const LearnEvent& event);
    bool request(const Access& access, sc_core::sc_time& delay);
    void count_changes();

    /// An access follows its predecessor inside that one's response: two payloads take turns.
    struct Slot {
        tlm::tlm_generic_payload payload;
        LearnTransfer transfer;
    };

    Learner learner_;
    std::array<Slot, 2> slots_;
    std::size_t turn_ = 0;
    Access::Kind asked_ = Access::Kind::done;
    tlm::tlm_generic_payload* event_ = nullptr;
    bool talks_ = false;  ///< while it is read: an event was under way
    std::uint64_t events_seen_ = 0;
    std::uint64_t accesses_made_ = 0;
    std::uint64_t strengthened_ = 0;
    std::uint64_t weakened_ = 0;
};

}  // namespace tendril

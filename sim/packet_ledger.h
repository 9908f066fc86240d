// Every copy of every packet of a traffic run from its source to its listeners: each once, in order.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// The path from a source to a listener is one path of FIFOs, so packets arrive in the order sent. What a
/// packet carries is its number or neuron; when it was created is remembered here.
class PacketLedger {
public:
    /// @param listeners per source: the cores that listen to it, ascending
    PacketLedger(const std::vector<std::vector<CoreId>>& listeners, std::size_t cores);

    void clear();
    void sent(CoreId source, int neuron, Cycle created);
    /// @return when it was created; nothing if no such packet is due at this core
    std::optional<Cycle> arrived(CoreId core, CoreId source, int neuron);

    /// Copies sent and not arrived.
    std::uint64_t in_flight() const { return in_flight_; }
    std::size_t listeners(CoreId source) const { return sources_[source.value].arrived.size(); }
    void visit_state(StateVisitor& visitor);

private:
    struct Packet {
        Cycle created;
        int neuron;
        std::size_t due;  ///< copies that have not arrived

        void visit_state(StateVisitor& visitor);
    };
    struct Source {
        std::deque<Packet> packets;
        std::uint64_t first = 0;             ///< number of packets.front()
        std::vector<std::uint64_t> arrived;  ///< packets so far, per listener

        void visit_state(StateVisitor& visitor);
    };

    std::size_t cores_;
    std::vector<Source> sources_;
    std::vector<std::int32_t>
        position_;  ///< [source * cores + core] in its listeners; −1: it does not listen
    std::uint64_t in_flight_ = 0;
};

}  // namespace tendril

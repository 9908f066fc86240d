// What a core without neurons is to send, packet by packet.
#pragma once

#include <optional>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

struct TrafficPacket {
    Cycle created;            ///< the first cycle in which it can be on the core's output
    std::uint8_t neuron = 0;  ///< of the flit
};

inline void visit_state(StateVisitor& visitor, TrafficPacket& packet) {
    visitor.field("created", packet.created);
    visitor.field("neuron", packet.neuron);
}

/// Where traffic sources get their packets from.
class TrafficFeed {
public:
    virtual ~TrafficFeed() = default;
    /// The next packet of `core`, in the order they were created; nothing when there will be none any more.
    virtual std::optional<TrafficPacket> next(CoreId core) = 0;
};

}  // namespace tendril

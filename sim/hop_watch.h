// Follows flits port by port while a chip runs: when each came to a port, and when it left.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "sim/chip.h"

namespace tendril {

/// A flit at a port of a hub, or at the output of its source.
struct Stay {
    enum class Way : std::uint8_t {
        in,   ///< first: the cycle in which the input took it; last: in which it moved on, or joined
        out,  ///< first: the first cycle in which it could be taken; last: in which it was
    };
    int node = 0;  ///< hubs as Topology::hubs, then cores, then hosts
    int port = 0;  ///< of a hub
    Way way = Way::in;
    Flit flit;
    Cycle first, last;

    void visit_state(StateVisitor& visitor);
};

/// Who is told.
class HopSink {
public:
    virtual ~HopSink() = default;
    virtual void stay(const Stay& stay) = 0;
    /// A mark is at a core's input from that cycle on.
    virtual void mark_arrived(CoreId core, Cycle cycle) = 0;
    /// All of the cycles before `now` has been told.
    virtual void looked(Cycle now) = 0;
};

/// Looks at a chip in every cycle, between settling and the clock edge. It never steers. What has
/// changed since it looked last happened at the clock edge of that cycle: parts that sleep do not change.
class HopWatch {
public:
    /// @pre no hub is inside verilated RTL of a whole chip. @param chip, sink outlive it
    HopWatch(const Chip& chip, HopSink& sink);
    HopWatch(const HopWatch&) = delete;
    HopWatch& operator=(const HopWatch&) = delete;
    /// Tells of what the last clock edge moved.
    ~HopWatch();

    void look(Cycle now);
    void visit_state(StateVisitor& visitor);

private:
    struct Held {
        Flit flit;
        Cycle first;

        void visit_state(StateVisitor& visitor);
    };
    /// Of a hub or a router, by port.
    struct NodePorts {
        std::vector<std::deque<Held>> in;
        std::vector<std::optional<Held>> out;

        void visit_state(StateVisitor& visitor);
    };

    void see_what_left();
    template <class Node>
    void see_what_left(std::size_t at, Node& node);
    template <class Node>
    void look_at_node(std::size_t at, Node& node, Cycle now);
    void look_at_core(std::size_t core, Cycle now);
    void look_at_source(std::size_t source, bool valid, const Flit* taken, Cycle now);

    const Chip& chip_;
    HopSink& sink_;
    std::vector<NodePorts> hubs_;                ///< as Topology::hubs
    std::vector<std::optional<Cycle>> offered_;  ///< by source: since when a flit is at its output
    Cycle before_{-1};                           ///< when it looked last
};

}  // namespace tendril

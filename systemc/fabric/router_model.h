// A router in plain C++: ports of any number, a FIFO at each input, copies all or nothing.
#pragma once

#include "systemc/fabric/hub.h"
#include "systemc/fabric/router.h"

namespace tendril {

/// What crosses a router's pins in a cycle, by port.
struct RouterInputs {
    std::vector<std::uint8_t> in_valid, out_ready;
    std::vector<Flit> in;

    void resize(std::size_t ports) {
        in_valid.assign(ports, 0);
        out_ready.assign(ports, 0);
        in.assign(ports, {});
    }
};

/// Cycle rules, c the cycle in which a flit is valid and ready at an input, as a hub's (hub.h): in c+1 it is
/// at the head of its FIFO, moves in a cycle in which each output of its source is empty or drains, and is
/// valid there the cycle after: a hop takes 2 cycles at least, a port sustains a flit a cycle at depth 2.
/// - a bus does one thing a cycle: marks, else one spike, from ports above the children ascending, then from
///   the children round robin, as a hub does
/// - a crossbar moves from as many inputs as find their outputs free of each other, beginning with another
///   input after each cycle in which something moved
/// - an output sends a mark when one is at the head of every input it waits for; an input's mark goes when
///   every output that waits for it has sent: marks go a hop in 2 cycles
/// - a spike whose source has no outputs here goes, too
class RouterModel {
public:
    /// @throws std::invalid_argument for a depth that no port has
    void load(const RouterSetup& setup);
    void clock(const RouterInputs& inputs);

    bool in_ready(std::size_t port) const { return ports_[port].count < depth_; }
    bool out_valid(std::size_t port) const { return ports_[port].out_valid != 0; }
    const Flit& out(std::size_t port) const { return ports_[port].out; }
    /// Without input nothing changes.
    bool idle() const { return idle_; }
    int held(std::size_t port) const { return ports_[port].count; }
    const HubTotals& totals() const { return totals_; }
    /// As if each source's outputs were a word on a configuration port.
    std::int64_t setup_cycles() const { return setup_cycles_; }
    void visit_state(StateVisitor& visitor);

private:
    struct Port {
        std::array<Flit, kHubDepthMax> ring;
        Flit out;
        std::int32_t first = 0, count = 0;
        std::uint32_t marks_gone = 0;  ///< from this input
        std::uint32_t marks_sent = 0;  ///< by this output
        std::uint8_t out_valid = 0;    ///< before this cycle's moves
        std::uint8_t room = 0;         ///< of this cycle: its output can take a flit

        const Flit& head() const { return ring[static_cast<std::size_t>(first)]; }
        bool holds_mark() const { return count > 0 && head().kind == FlitKind::mark; }
        bool holds_spike() const { return count > 0 && head().kind == FlitKind::spike; }
        void pop();
        void push(const Flit& flit);
        void visit_state(StateVisitor& visitor);
    };

    bool send_marks();
    bool mark_due(std::size_t out) const;
    void pop_marks();
    std::size_t move_spikes(bool marks_moved);
    bool move(std::size_t port);
    void put(std::size_t out, const Flit& flit);
    bool can_mark() const;

    RouterTable table_;
    bool bus_ = false;
    std::size_t children_ = 0;
    int depth_ = 2;
    std::vector<std::vector<std::uint16_t>> marks_from_;  ///< by output
    std::vector<std::vector<std::uint16_t>> marks_to_;    ///< by input: outputs that wait for it
    std::int64_t setup_cycles_ = 0;

    std::vector<Port> ports_;
    std::uint32_t next_ = 0;  ///< whose turn it is
    bool idle_ = true;
    HubTotals totals_;
};

}  // namespace tendril

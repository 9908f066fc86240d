// Every copy of every spike from sending to arrival: none lost, none doubled, none out of order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/spike.h"

namespace tendril {

/// The path from a source to a core is one path of FIFOs, so its spikes arrive in the order sent: the ledger
/// holds, for each such pair, what is on its way.
class Ledger {
public:
    struct Sent {
        Tick tick;
        Cycle cycle;
    };

    /// @param cores per source: the cores that listen to it, ascending
    Ledger(std::vector<std::vector<CoreId>> cores, std::size_t core_count);

    void clear();
    /// From now on these cores listen to the source. @pre none of its spikes is on its way
    void listeners(SourceId source, std::vector<CoreId> cores);
    void sent(SourceId source, int neuron, Tick tick, Cycle cycle = Cycle(0));
    /// The cycle of the spike that was sent last, where it was not known then.
    void dated(SourceId source, Cycle cycle);
    /// @return when the spike was sent; nothing if no such spike is due
    std::optional<Sent> arrived(CoreId core, SourceId source, int neuron);
    /// Copies sent and not arrived.
    std::uint64_t in_flight() const { return in_flight_; }
    void visit_state(StateVisitor& visitor);

private:
    struct Copy {
        int neuron;
        Sent sent;

        void visit_state(StateVisitor& visitor);
    };
    /// A queue that begins anew whenever it is empty, as it is between most spikes: a few bytes, used again.
    struct Lane {
        std::vector<Copy> copies;
        std::size_t first = 0;  ///< that has not arrived

        void push(Copy copy);
        void pop();
        bool empty() const { return first == copies.size(); }
        void visit_state(StateVisitor& visitor);
    };

    void lay_lanes(SourceId source);
    Lane& lane(CoreId core, SourceId source);

    std::vector<std::vector<CoreId>> cores_;
    std::size_t core_count_;
    std::vector<Lane> lanes_;            ///< of listened pairs
    std::vector<std::int32_t> lane_of_;  ///< [source * cores + core]; −1: not listened to
    std::uint64_t in_flight_ = 0;
};

}  // namespace tendril

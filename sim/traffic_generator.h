// When each core sends: drawn cycle by cycle, or as recorded.
#pragma once

#include <deque>
#include <vector>

#include "sim/traffic_plan.h"
#include "systemc/core/traffic_feed.h"

namespace tendril {

/// In each cycle before the end every core that somebody listens to, ascending, makes a packet with the
/// plan's chance: one draw each. Packets are numbered per core, modulo 256, in the flit's neuron. A replay
/// draws nothing and keeps cores and neurons. Cycles are drawn as they are asked for, so the memory is that
/// of the packets that wait at their sources.
class TrafficGenerator : public TrafficFeed {
public:
    /// @param plan outlives it; @param listened per core: somebody listens to it
    TrafficGenerator(const TrafficPlan& plan, std::vector<bool> listened);

    /// Starts anew. @param end the cycle in which nothing is created any more
    void start(Cycle end);

    std::optional<TrafficPacket> next(CoreId core) override;

    /// When the packet that `core` sends now was created. @pre it holds one
    Cycle sent(CoreId core);

    /// Nothing waits at a source, nor will.
    bool done() const { return now_ >= end_ && waiting_ == 0; }
    std::uint64_t waiting() const { return waiting_; }
    /// Packets created after the warm-up and before that cycle: what is drawn may lie ahead of the run.
    /// @pre nothing of that cycle or later was sent
    std::uint64_t created(CoreId core, Cycle before) const;
    void visit_state(StateVisitor& visitor);

private:
    struct Source {
        bool listened = false;
        std::uint8_t number = 0;
        std::deque<TrafficPacket> packets;  ///< created, not asked for
        std::deque<Cycle> held;             ///< asked for, not sent: one
        std::uint64_t measured = 0;         ///< created after the warm-up

        void visit_state(StateVisitor& visitor);
    };

    void create();
    void add(Source& source, std::uint8_t neuron);

    const TrafficPlan& plan_;
    RandomStream stream_;
    std::vector<Source> sources_;
    std::size_t replayed_ = 0;
    Cycle now_, end_;
    std::uint64_t waiting_ = 0;
};

}  // namespace tendril

// The cycles of one delivery, each laid at somebody's door.
#pragma once

#include <map>
#include <vector>

#include "sim/explain/hop_record.h"
#include "sim/explain/route_legs.h"

namespace tendril {

/// Why a spike did not move in a cycle.
enum class Why : std::uint8_t {
    own,          ///< at its source, behind that source's earlier spikes
    room,         ///< what comes next has no room
    queue,        ///< another flit is ahead of it at its port
    arbitration,  ///< another port's flit went first
    mark,         ///< a mark is ahead, in its place, or joins: the price of the barrier
};

struct Wait {
    Why why = Why::own;
    int place = 0;  ///< node (hubs, cores, hosts) that has no room, or at which it waits
    int whom = -1;  ///< source of the flit in its way; −1 a mark, or nobody's
    std::int64_t cycles = 0;
};

struct Leg {
    Stage stage;
    int node = 0;  ///< the source, the hub, the core
    int link = 0;  ///< cycles on the link to it
    int hub = 0;   ///< cycles that a hub takes of a spike that nothing holds up
    std::vector<Wait> waits{};
};

/// A row of deliveries.aer.
struct DeliveredSpike {
    std::int64_t tick = 0, cycle = 0;
    int core = 0, source = 0, neuron = 0;
};

/// All of it: first to cycle are the parts of the legs, cycle to end is the barrier.
struct Split {
    DeliveredSpike spike;
    std::int64_t first = 0;  ///< traffic: its creation; else the first cycle at its source's output
    std::int64_t sent = 0;   ///< the cycle in which it left its source
    std::int64_t end = 0;  ///< of its core's tick; as cycle where the run has no ticks, or was cut off before
    std::vector<Leg> legs;

    std::int64_t latency() const { return spike.cycle - first; }
    std::int64_t barrier() const { return end - spike.cycle; }
};

class Splitter {
public:
    /// @param plan, record outlive it; @param delivered in the order of deliveries.aer
    Splitter(const ChipPlan& plan, const HopRecord& record, const std::vector<DeliveredSpike>& delivered);

    /// The i-th delivery.
    /// @throws Error Exit::check_failed where the record does not say why a cycle went by, or parts do not
    /// sum
    Split split(std::size_t i);
    /// Without the legs: cheap.
    Split span(std::size_t i) const;

private:
    using Waits = std::vector<Wait>;

    void wait_for_entry(int hub, int port, std::int64_t from, std::int64_t to, Waits& waits) const;
    void wait_in_hub(const RouteHop& hop, std::size_t stay, Waits& waits) const;
    void wait_for_core(int core, std::int64_t from, std::int64_t to, Waits& waits) const;
    Leg at_source(const Split& split) const;
    Wait why_not_entered(int hub, int port, std::int64_t cycle) const;
    Wait why_not_moved(const RouteHop& hop, std::size_t stay, std::int64_t cycle) const;
    int node_behind(int hub, int port) const;

    const ChipPlan& plan_;
    const HopRecord& record_;
    const std::vector<DeliveredSpike>& delivered_;
    Routes routes_;
    std::vector<std::size_t> numbers_;               ///< of each delivery: which spike of its source it is
    std::vector<std::vector<std::size_t>> of_core_;  ///< deliveries, by core
};

}  // namespace tendril

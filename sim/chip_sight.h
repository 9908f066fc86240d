// What waves derive from a chip that runs: a line of text for each core and each flit in flight, who fires.
#pragma once

#include <vector>

#include "sim/chip.h"
#include "sim/recorder/core_row.h"
#include "sim/recorder/flights.h"

namespace tendril {

/// Looks at a chip once a cycle, between settling and the clock edge. It never steers.
class ChipSight {
public:
    /// @param plan, chip outlive it
    ChipSight(const ChipPlan& plan, const Chip& chip);

    /// In every cycle from some cycles before the first that is shown.
    void look();

    /// Of `core`: row, in, fires, winner, under "chip sight_core<N>".
    void add_core_probes(std::size_t core, Probes& probes) const;
    /// One row each, under "chip flights".
    void add_flight_probes(Probes& probes) const;

private:
    void look_at_core(std::size_t core);
    void look_at_hubs();

    const Chip& chip_;
    std::vector<std::string> hub_names_;
    std::vector<CoreRow> rows_;
    Flights flights_;
};

}  // namespace tendril

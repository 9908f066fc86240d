// A chip ready to be built: every table expanded, every random draw drawn, nothing left to decide.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "systemc/core/core_state.h"
#include "systemc/fabric/router.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/topology.h"

namespace tendril {

struct ChipSpec;
struct TrafficPlan;

struct HostPlan {
    std::string name;
    int lines = 0;
    std::vector<CoreId> listens;  ///< cores whose spikes it receives
};

/// Growth across cores: [learning] remote_growth.
struct GrowthPlan {
    int every = 64;     ///< ticks from a round to the next
    int sources = 32;   ///< rows of a core's associative table
    int shift = 4;      ///< a drawn wish is granted with chance 2^-shift
    int far = 0;        ///< added to shift for each hub more than one on the way
    bool next = false;  ///< a new axon reaches who fired next after the wisher, not the one drawn
};

struct ChipPlan {
    std::string name;
    std::uint64_t seed = 1;
    CoreSize built;  ///< RTL size the chip file names
    int lanes = 16;

    std::vector<CoreSetup> cores;
    ChipState initial;
    std::vector<HostPlan> hosts;  ///< source id = cores.size() + position

    Topology topology;
    std::vector<HubSetup> hubs;        ///< as topology.hubs; empty where routers stand there
    std::vector<RouterSetup> routers;  ///< likewise
    std::vector<std::string> notes;  ///< what the generator of the topology could not place, a sentence each
    Listeners listeners;
    Listeners wanted;  ///< where every spike goes everywhere: those of the listeners that asked; else empty
    std::vector<std::vector<SourceId>>
        copies;  ///< unicast: by source, what its copies are called; else empty

    std::optional<GrowthPlan> growth;  ///< none: axon tables and masks stay as they are

    std::int64_t tick_cycles = 0;  ///< [tick] cycles of a fixed tick; 0: barrier
    bool cores_rtl = true;         ///< [cosim] cores
    std::vector<bool> level_rtl;   ///< [cosim] hubs: level_rtl[level - 1]

    std::shared_ptr<const TrafficPlan> traffic;  ///< [traffic] instead of neurons: cores have no state

    SourceId host_source(std::size_t host) const {
        return SourceId(static_cast<std::uint16_t>(cores.size() + host));
    }
};

/// Expands a checked chip file: tables, draws (sim/random.h), routes. Reads synapse files, no stimuli.
/// @throws Error with the place of the table that asks for what cannot be
ChipPlan make_plan(const ChipSpec& spec);

}  // namespace tendril

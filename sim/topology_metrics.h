// The figures of a chip's fabric: what a topology costs, and what a run made of it.
#pragma once

#include "sim/chip_plan.h"
#include "sim/engine.h"
#include "systemc/fabric/topology/graph_metrics.h"

namespace tendril {

/// Of the plan's topology, hubs and routers alike; the references of omega are drawn with the chip's seed.
TopologyMetrics metrics_of(const ChipPlan& plan);

/// What the spikes of a run moved: the energy proxy of interconnect.md.
struct FabricUse {
    std::uint64_t bit_hops = 0;  ///< bits of a flit (flit_bits) times links crossed, all spikes
    double bit_pitches = 0.0;    ///< the same times the length of each link, core pitches
};
/// @pre totals have links
FabricUse fabric_use(const ChipPlan& plan, const RunTotals& totals);

}  // namespace tendril

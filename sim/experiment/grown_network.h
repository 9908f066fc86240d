// The network that a chip has come to: neurons joined by synapses between them, and what it costs to serve.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/chip_plan.h"

namespace tendril {

/// Of a chip as it is at one moment.
struct GrownNetwork {
    int axons = 0;             ///< that listen to neurons, over all cores
    double far = 0;            ///< share of these whose source is beyond the first hub; NaN: no axons
    int synapses = 0;          ///< between neurons, with counts of `least` or more
    double clustering = 0;     ///< C of the neurons that they join, directions left out
    double path_length = 0;    ///< L, over pairs that are joined
    double omega = 0;          ///< systemc/fabric/topology/omega.h, against one random graph; NaN: too few
    double sigma = 0;          ///< likewise
    double copies = 0;         ///< per spike: cores that get it; NaN: no spikes
    double hubs = 0;           ///< per copy: hubs it passes; NaN: no copies
    std::vector<int> by_core;  ///< axons that listen to neurons
};

/// @param spikes by core, which weigh copies and hubs
/// @param least counts that a synapse needs to belong to the network
/// @param seed of the random graph that omega compares with
GrownNetwork network_of(const ChipPlan& plan, const ChipState& state, const std::vector<std::int64_t>& spikes,
                        int least, std::uint32_t seed);

}  // namespace tendril

// What a topology costs and promises, counted without running it.
#pragma once

#include "systemc/fabric/routing.h"

namespace tendril {

struct TopologyMetrics {
    std::string family;
    int cores = 0;
    int hosts = 0;
    int radix = 0;
    int levels = 0;
    int hubs = 0;
    int links = 0;     ///< live ones, laterals and hosts included; each is two wires, one each way
    int laterals = 0;  ///< of these
    int dead_links = 0;

    double wire = 0.0;  ///< length of all live links, core pitches

    // Over all ordered pairs of two different cores, by the routing rule.
    int hops_max = 0;                    ///< hubs on the longest path
    double hops_mean = 0.0;              ///< hubs on a path
    std::int64_t unreachable_pairs = 0;  ///< left out of the figures above and below
    double uniform_saturation = 0.0;     ///< spikes/core/cycle, see below
    double local_saturation = 0.0;       ///< the same for local traffic

    std::int64_t table_bits = 0;  ///< masks: for each hub a bit for each live port and each source

    // Over the sources that have listeners; a transaction is a spike crossing one hub, to however many ports.
    int multicast_sources = 0;
    double multicast_mean = 0.0;
    int multicast_max = 0;

    double clustering = 0.0;   ///< C
    double path_length = 0.0;  ///< L
    double omega = 0.0;        ///< omega.h
    double sigma = 0.0;        ///< reported, not used
    double rent = 0.0;         ///< exponent, rent.h
    int bisection = 0;         ///< links between the halves of the cores, rent.h
};

/// uniform_saturation: each core sends to one other core, all equally likely; a hub moves one spike a cycle,
/// so the load at which the busiest hub has one each cycle, 1 at most, is a bound for every core's load.
///
/// local_saturation: 60, 25, 10 and 5 % of a core's spikes go to the cores whose lowest common hub with it
/// is on level 1, 2, 3 and 4 (interconnect.md); shares of levels without such a core go to the others.
///
/// C and L: nodes are the hubs. A bus counts as a clique: a hub and the hubs below it are neighbours of each
/// other; a lateral joins two. C is the mean over all nodes with two neighbours or more of the share of their
/// neighbours that are neighbours (Watts and Strogatz 1998); L the mean distance of two hubs.
/// @param seed of the graphs that omega compares with
TopologyMetrics measure(const Topology& topology, const Masks& masks, std::uint64_t seed = 1);

}  // namespace tendril

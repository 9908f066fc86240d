#include "sim/topology_figures.h"

namespace tendril {

namespace {

constexpr const char* kProxy = "proxy";

}  // namespace

std::vector<TopologyFigure> topology_figures(const TopologyMetrics& m) {
    return {
        {"family", m.family, ""},
        {"cores", m.cores, ""},
        {"hosts", m.hosts, ""},
        {"hubs", m.hubs, ""},
        {"levels", m.levels, ""},
        {"radix", m.radix, ""},
        {"links", m.links, "live, both ways"},
        {"laterals", m.laterals, "of these"},
        {"dead_links", m.dead_links, ""},
        {"wire_pitches", m.wire, "core pitches, all links"},
        {"hops_max", m.hops_max, "hubs between two cores"},
        {"hops_mean", m.hops_mean, ""},
        {"unreachable_pairs", m.unreachable_pairs, "of cores"},
        {"saturation_uniform", m.uniform_saturation, "spikes/core/cycle, an upper bound"},
        {"saturation_local", m.local_saturation, "with 60/25/10/5 % by level of the lowest common hub"},
        {"table_bits", m.table_bits, ""},
        {"multicast_sources", m.multicast_sources, "sources that someone listens to"},
        {"multicast_mean", m.multicast_mean, "hubs, of crossbars links, that a spike of one crosses"},
        {"multicast_max", m.multicast_max, ""},
        {"clustering", m.clustering, "of the hubs, a bus counted as a clique", kProxy},
        {"path_length", m.path_length, "between hubs", kProxy},
        {"omega", m.omega, "about -1 a lattice, 0 a small world, 1 random", kProxy},
        {"sigma", m.sigma, "not used: it calls every tree a small world", kProxy},
        {"rent", m.rent, "exponent: wires out of a block against its cores; 0 a tree, 0.5 a mesh", kProxy},
        {"bisection_links", m.bisection, "between the halves of the floorplan", kProxy},
    };
}

}  // namespace tendril

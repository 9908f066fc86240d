// How much load each configuration of a sweep carries, and which carries most for its wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/tables.h"

namespace tendril {

/// Points that differ in nothing but the load.
struct Configuration {
    std::string words;  ///< "topology.shortcuts = 4, topology.alpha = 2"
    double wire = 0;    ///< pitches, mean over seeds
    /// The greatest load below every load that saturates a seed; of a search the mean of what it found.
    std::optional<double> capacity;
    bool bounded = false;                                      ///< a greater load that was tried saturates
    std::vector<std::pair<double, const PointResult*>> loads;  ///< ascending; of a search one
};

/// The key whose values are loads: the one that was searched, else traffic.load; "" where neither differs.
std::string load_key(const SweepPlan& plan);

/// In the order of the sweep; of points that failed none.
std::vector<Configuration> configurations(const SweepPlan& plan, const std::vector<PointResult>& points);

/// Those that no other beats: more wire, more capacity. By wire.
std::vector<const Configuration*> pareto_front(const std::vector<Configuration>& all);

/// Of a front of three or more the one farthest above the line from its first to its last, both axes scaled
/// to 0..1; nothing where none is above it.
const Configuration* knee_of(const std::vector<const Configuration*>& front);

}  // namespace tendril

// What the [traffic] table of a chip file says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// As many as the source field of a flit has ids.
inline constexpr int kTrafficCoresMax = 512;

/// Spikes without neurons, to study a fabric. A flit has no destination, so each core has a set of cores
/// that listen to it, drawn once: of one, that is unicast.
struct TrafficSpec {
    Origin origin;
    std::string kind;              ///< uniform, local, hotspot, power_law, transpose, replay; "" = no traffic
    std::optional<double> load;    ///< spikes per core and cycle
    std::optional<int> fan_out;    ///< cores that listen to each core
    std::vector<int> hotspots;     ///< hotspot: cores that more listen from
    double hot_share = 0.5;        ///< hotspot: P(a listener is one of them)
    std::vector<double> by_level;  ///< local: shares of the listeners whose lowest common hub is L1, L2, …
    int exponent = 2;              ///< power_law: P(a listener at distance r) ~ r^-exponent
    std::string file;              ///< replay: a spikes.aer with cycles
    std::int64_t warmup = 0;       ///< cycles at the start that are not measured
    std::int64_t drain = 50'000;   ///< cycles after injection in which everything must have arrived

    bool given() const { return !kind.empty(); }
    bool replay() const { return kind == "replay"; }
};

}  // namespace tendril

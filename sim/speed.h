// How fast a run went: simulated against wall time.
#pragma once

#include <optional>
#include <string>

#include "sim/engine.h"

namespace tendril {

/// Rates per second of wall time; nothing where the engine, or the run, has no such thing.
struct Speed {
    std::optional<double> kcycles_per_s;
    std::optional<double> ticks_per_s;
    std::optional<double> synaptic_events_per_s;
    std::optional<double> transactions_per_s;  ///< of buses, in a chip with traffic instead of neurons
    std::optional<double> real_time;  ///< seconds of the chip in a second of wall time, at the given clock
};

/// @param clock_mhz the chip's clock; only an engine with cycles can say what that makes
Speed speed_of(const RunTotals& totals, double wall_seconds, std::optional<double> clock_mhz);

/// "speed: 412.3 kcycles/s, 1.1 k ticks/s, 23.4 M synaptic events/s, 0.0041 of real time at 100 MHz"
std::string speed_text(const Speed& speed, std::optional<double> clock_mhz);

}  // namespace tendril

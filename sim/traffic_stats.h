// The traffic of a run in stats.json.
#pragma once

#include <nlohmann/json.hpp>

#include "sim/traffic_totals.h"

namespace tendril {

/// {"kind", "warmup", "window", "created", "sent", "offered", "accepted" (deliveries per core and cycle of
/// the window), "offered_spikes", "accepted_spikes" (spikes, likewise), "latency": {"count", "p50", "p99",
/// "mean", "max" (cycles), "histogram": [[cycles, deliveries], …], those that are not 0}}
nlohmann::ordered_json traffic_json(const TrafficTotals& totals, std::size_t cores);

}  // namespace tendril

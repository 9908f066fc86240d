// What a traffic run was offered and what the fabric made of it.
#pragma once

#include <string>

#include "sim/latency.h"

namespace tendril {

/// Of the window from the end of the warm-up to the last cycle of injection, or of a run cut off before.
struct TrafficTotals {
    std::string kind;
    std::int64_t warmup = 0;            ///< cycles before the window
    std::int64_t window = 0;            ///< cycles
    std::uint64_t created = 0;          ///< packets, in the window
    std::uint64_t sent = 0;             ///< packets that left their source in the window
    std::uint64_t offered_copies = 0;   ///< deliveries due to packets created in the window
    std::uint64_t accepted_copies = 0;  ///< deliveries in the window
    LatencyHistogram latency{};  ///< cycles from creation to delivery, of packets created in the window

    /// Per core and cycle of the window; 0 of an empty window.
    double rate(std::uint64_t count, std::size_t cores) const {
        const double all = static_cast<double>(window) * static_cast<double>(cores);
        return all == 0 ? 0 : static_cast<double>(count) / all;
    }
};

}  // namespace tendril

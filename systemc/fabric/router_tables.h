// The tables of routers: where a source's spikes leave each of them, and the check of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "systemc/fabric/channels.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/spread.h"

namespace tendril {

/// Of one router: the ports at which a spike of each source leaves it, ascending, whatever port it came by.
class RouterTable {
public:
    RouterTable() = default;
    explicit RouterTable(const std::vector<std::vector<std::uint16_t>>& by_source);

    std::span<const std::uint16_t> ports(std::size_t source) const {
        return std::span(ports_).subspan(first_[source], first_[source + 1] - first_[source]);
    }
    std::size_t sources() const { return first_.size() - 1; }

private:
    std::vector<std::uint32_t> first_{0};
    std::vector<std::uint16_t> ports_;
};

/// By position in Topology::hubs.
using RouterTables = std::vector<RouterTable>;

/// @throws std::runtime_error naming source and listener where one cannot be reached
RouterTables route_graph(const Topology& topology, const Listeners& listeners, const Spreader& spreader);

/// Everybody to everybody: which channels the rule makes wait for which.
ChannelWaits waits_of(const Topology& topology, const Spreader& spreader);

/// As check_routes of routing.h, and for the whole rule, not these listeners alone.
/// @return "" if every listener is reached exactly once and no dependency of channels closes a ring; else a
///         sentence that says who, where, or which ring
std::string check_graph(const Topology& topology, const Listeners& listeners, const RouterTables& tables,
                        const ChannelWaits& waits);

}  // namespace tendril

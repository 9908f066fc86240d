// The way of a spike from its source to one core, as the ports it passes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/spread.h"

namespace tendril {

/// Where on the way a cycle is spent.
struct Stage {
    /// across: routers of the top level, any number of them
    enum class Side : std::uint8_t { source, up, lateral, across, down, core };
    Side side = Side::source;
    int level = 0;  ///< of the hub; 0 at source and core

    auto operator<=>(const Stage&) const = default;
};

/// In the order of the way: "source", "L1 up", "L2 up", …, "L2 lateral", "L2 across", …, "L1 down", "core".
std::string stage_name(const Stage& stage);
bool earlier(const Stage& a, const Stage& b);

/// A hub or router on the way, and the link that leads to it.
struct RouteHop {
    int hub = 0;
    int in = 0, out = 0;   ///< ports
    int link_cycles = 0;   ///< of the link to it
    bool lateral = false;  ///< that link is one
    Stage stage;
};

struct RouteLegs {
    std::vector<RouteHop> hops;
    int last_link_cycles = 0;  ///< to the core
};

class Routes {
public:
    /// @param topology outlives it
    explicit Routes(const Topology& topology);

    /// @return no hops where there is no way
    const RouteLegs& between(const End& source, int core);
    const Wiring& wiring() const { return wiring_; }

private:
    RouteLegs follow(const End& source, const Path& path) const;
    RouteLegs over_routers(const End& source, int core) const;
    int link_cycles(const Joint& joint) const {
        return topology_.links[static_cast<std::size_t>(joint.link)].cycles;
    }

    const Topology& topology_;
    std::optional<Paths> paths_;        ///< of hubs
    std::optional<Spreader> spreader_;  ///< of routers
    Wiring wiring_;
    std::map<std::pair<End, int>, RouteLegs> known_;
};

}  // namespace tendril

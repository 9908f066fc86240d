// Which ends are joined by which links: the one description that wiring, routing, metrics and pictures share.
#pragma once

#include <string>
#include <vector>

#include "systemc/fabric/hub.h"
#include "systemc/types.h"

namespace tendril {

/// L<level>.<index>; level 1 is next to the cores.
struct HubId {
    int level = 1;
    int index = 0;

    constexpr auto operator<=>(const HubId&) const = default;
};

/// Something a link ends at. `index`: core number, host number, or position in Topology::hubs.
struct End {
    enum class Kind : std::uint8_t { core, host, hub };
    Kind kind = Kind::core;
    int index = 0;
    int port = 0;  ///< of a hub (hub.h: children, laterals, parent)

    constexpr auto operator<=>(const End&) const = default;
};

/// A wire both ways. `up` is nearer to the root; for a lateral, the hub of the higher index.
struct LinkSpec {
    End down;
    End up;
    int cycles = 1;       ///< a flit spends on it; 0 = a plain wire
    double length = 0.0;  ///< core pitches on the floorplan
    bool dead = false;
};

struct TopologyHub {
    HubId id;
    ParentKind parent = ParentKind::none;
    int depth = 2;
    double x = 0.0, y = 0.0;  ///< floorplan, core pitches
};

/// What stands at the nodes.
enum class NodeKind : std::uint8_t {
    hub,         ///< hub.h: a bus, RTL and model
    bus_router,  ///< router.h: a bus of any width that routes anywhere; a model only
    crossbar,    ///< router.h: moves as many flits a cycle as its outputs allow; a model only
};

struct Topology {
    std::string family;
    NodeKind nodes = NodeKind::hub;
    int cores = 0;
    int hosts = 0;
    int levels = 1;
    int radix = 4;
    std::vector<TopologyHub> hubs;  ///< level 1 first, ascending
    std::vector<LinkSpec> links;    ///< cores, hubs by level, laterals, hosts

    /// Its nodes are routers, whose ports have any number and no meaning (topology/graph.h).
    bool routed() const { return nodes != NodeKind::hub; }
    bool is_lateral(const LinkSpec& link) const {
        if (routed()) return link.down.kind == End::Kind::hub && level(link.down) == level(link.up);
        return link.down.kind == End::Kind::hub && link.down.port >= kLateralPort &&
               link.down.port < kParentPort;
    }

private:
    int level(const End& end) const { return hubs[static_cast<std::size_t>(end.index)].id.level; }
};

}  // namespace tendril

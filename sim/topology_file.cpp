// A topology as a text file.
#include "sim/topology_file.h"

#include <fmt/format.h>

#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

/// "2.0", "0.5": a decimal point always.
std::string pitches(double length) {
    const std::string text = fmt::format("{}", length);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string row(const Topology& topology, const LinkSpec& link) {
    const auto hub = [&](const End& end) {
        return hub_name(topology.hubs[static_cast<std::size_t>(end.index)].id);
    };
    if (link.down.kind == End::Kind::core) {
        return fmt::format("core {} {} {}\n", link.down.index, hub(link.up), link.cycles);
    }
    if (link.down.kind == End::Kind::host) return "";
    return fmt::format("{} {} {} {} {}\n", topology.is_lateral(link) ? "lateral" : "link", hub(link.down),
                       hub(link.up), link.cycles, pitches(link.length));
}

}  // namespace

std::string topology_text(const Topology& topology) {
    std::string text = "# tendril-topology 1\n";
    if (topology.routed())
        text += topology.nodes == NodeKind::crossbar ? "nodes crossbar\n" : "nodes bus_router\n";
    for (const TopologyHub& hub : topology.hubs) {
        text += fmt::format("hub {} {} {}\n", hub_name(hub.id), pitches(hub.x), pitches(hub.y));
    }
    for (const LinkSpec& link : topology.links) {
        if (!link.dead) text += row(topology, link);
    }
    return text;
}

}  // namespace tendril

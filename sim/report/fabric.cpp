// Implements fabric.h.
#include "sim/report/fabric.h"

#include <algorithm>
#include <optional>
#include <set>

#include "sim/topology_route.h"
#include "systemc/fabric/topology/floorplan.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

struct LinkUse {
    std::int64_t up = 0, down = 0;  ///< spikes, each way
};

/// A wire and a direction.
using Channel = std::pair<int, bool>;

/// What a spike on this way crosses.
void add_channels(const Wiring& wiring, const End& source, const Path& path, std::set<Channel>& channels) {
    const auto joint = [&](int hub, int port) -> const Joint& {
        return wiring.hubs[static_cast<std::size_t>(hub)][static_cast<std::size_t>(port)];
    };
    const auto leave = [&](const Joint& by) { channels.insert({by.link, by.up}); };
    leave(wiring.at(source));
    for (std::size_t i = 1; i < path.up.size(); ++i) {
        const Joint& entry = joint(path.up[i].hub, path.up[i].port);
        channels.insert({entry.link, !entry.up});
    }
    if (path.lateral_port) leave(joint(path.up.back().hub, *path.lateral_port));
    for (const Step& step : path.down) leave(joint(step.hub, step.port));
}

/// A spike crosses a wire once, however many listen behind it.
std::vector<LinkUse> link_use(const ChipPlan& plan, std::span<const std::int64_t> sent) {
    const Topology& topology = plan.topology;
    const Paths paths(topology);
    const Wiring wiring(topology);
    std::vector<LinkUse> use(topology.links.size());
    for (std::size_t source = 0; source < sent.size(); ++source) {
        const End from = source_end(plan, SourceId(static_cast<std::uint16_t>(source)));
        std::set<Channel> channels;
        for (const End& listener : plan.listeners.at(source))
            if (const auto path = paths.between(from, listener)) add_channels(wiring, from, *path, channels);
        for (const auto& [link, up] : channels)
            (up ? use[static_cast<std::size_t>(link)].up : use[static_cast<std::size_t>(link)].down) +=
                sent[source];
    }
    return use;
}

Json place(double x, double y) { return {x, y}; }

Json place_of(const Topology& topology, const End& end) {
    if (end.kind == End::Kind::core) return place(core_spot(end.index).x, core_spot(end.index).y);
    const TopologyHub& hub = topology.hubs[static_cast<std::size_t>(end.index)];
    return place(hub.x, hub.y);
}

std::string name_of(const ChipPlan& plan, const End& end) {
    if (end.kind == End::Kind::hub)
        return hub_name(plan.topology.hubs[static_cast<std::size_t>(end.index)].id);
    const auto first = end.kind == End::Kind::core ? std::size_t{0} : plan.cores.size();
    return source_name(plan,
                       SourceId(static_cast<std::uint16_t>(first + static_cast<std::size_t>(end.index))));
}

/// Where the engine counted spikes at the ends of links.
std::optional<std::vector<LinkUse>> counted_use(const Topology& topology, const Json& stats) {
    if (!stats.contains("links") || stats["links"].size() != topology.links.size()) return std::nullopt;
    std::vector<LinkUse> use;
    for (const Json& link : stats["links"])
        use.push_back({link["spikes_up"].get<std::int64_t>(), link["spikes_down"].get<std::int64_t>()});
    return use;
}

/// Every hub moved as many spikes as enter it over its links.
bool is_what_hubs_counted(const Topology& topology, const std::vector<LinkUse>& use, const Json& stats) {
    std::vector<std::int64_t> entered(topology.hubs.size());
    for (std::size_t i = 0; i < use.size(); ++i) {
        const LinkSpec& link = topology.links[i];
        entered[static_cast<std::size_t>(link.up.index)] += use[i].up;
        if (link.down.kind == End::Kind::hub)
            entered[static_cast<std::size_t>(link.down.index)] += use[i].down;
    }
    for (std::size_t h = 0; h < entered.size(); ++h)
        if (stats["hubs"][h]["spikes_moved"] != entered[h]) return false;
    return true;
}

Json links_of(const ChipPlan& plan, const std::vector<LinkUse>& use) {
    const Topology& topology = plan.topology;
    Json links = Json::array();
    for (std::size_t i = 0; i < topology.links.size(); ++i) {
        const LinkSpec& link = topology.links[i];
        const bool host = link.down.kind == End::Kind::host;
        links.push_back(
            {{"name", name_of(plan, link.down) + " – " + name_of(plan, link.up)},
             {"kind", link.dead                   ? "dead"
                      : topology.is_lateral(link) ? "lateral"
                      : host                      ? "host"
                                                  : "tree"},
             {"down", host ? Json() : place_of(topology, link.down)},
             {"up", place_of(topology, link.up)},
             {"up_level", topology.hubs[static_cast<std::size_t>(link.up.index)].id.level},
             {"down_level", link.down.kind == End::Kind::hub
                                ? topology.hubs[static_cast<std::size_t>(link.down.index)].id.level
                                : 0},
             {"cycles", link.cycles},
             {"length", link.length},
             {"spikes_up", use[i].up},
             {"spikes_down", use[i].down}});
    }
    return links;
}

}  // namespace

Json fabric_loads(const ChipPlan& plan, const Json& stats, std::span<const std::int64_t> sent) {
    const Topology& topology = plan.topology;
    Json cores = Json::array();
    for (int core = 0; core < topology.cores; ++core) {
        const Spot spot = core_spot(core);
        cores.push_back({spot.x, spot.y, stats["cores"][static_cast<std::size_t>(core)]["spikes"]});
    }
    Json hubs = Json::array();
    for (std::size_t h = 0; h < topology.hubs.size(); ++h) {
        const TopologyHub& hub = topology.hubs[h];
        const Json& counted = stats["hubs"][h];
        hubs.push_back(
            {counted["hub"], hub.x, hub.y, hub.id.level, counted["spikes_moved"], counted["busy_cycles"]});
    }
    const auto counted = counted_use(topology, stats);
    std::vector<LinkUse> use = counted ? *counted : link_use(plan, sent);
    // Who listened to a source of a chip that grows changed while it ran.
    const bool known = counted || (!plan.growth && is_what_hubs_counted(topology, use, stats));
    if (!known) use.assign(use.size(), {});
    return {{"cycles", stats["cycles"]},
            {"cores", cores},
            {"hubs", hubs},
            {"links", links_of(plan, use)},
            {"links_known", known}};
}

}  // namespace tendril

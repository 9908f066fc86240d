// Implements router_tables.h.
#include "systemc/fabric/router_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

using Kind = End::Kind;

End source_of(const Topology& topology, std::size_t source) {
    const auto cores = static_cast<std::size_t>(topology.cores);
    if (source < cores) return {Kind::core, static_cast<int>(source), 0};
    return {Kind::host, static_cast<int>(source - cores), 0};
}

using ByRouter = std::vector<std::vector<std::vector<std::uint16_t>>>;

/// From the listener back to where the spikes of this source go already.
void lay(const Wiring& wiring, const Spread& spread, int from, End listener, std::size_t source,
         ByRouter& ports) {
    for (End end = listener;;) {
        const Joint& joint = wiring.at(end);
        const auto node = static_cast<std::size_t>(joint.far.index);
        auto& out = ports[node][source];
        const auto port = static_cast<std::uint16_t>(joint.far.port);
        const auto at = std::ranges::lower_bound(out, port);
        if (at != out.end() && *at == port) return;
        out.insert(at, port);
        if (joint.far.index == from) return;
        end = {Kind::hub, joint.far.index, spread[node]};
    }
}

/// One source's flits, followed router by router.
struct Walk {
    const Topology& topology;
    const Wiring& wiring;
    const RouterTables& tables;
    std::size_t source;
    std::set<int> entered;
    std::set<End> delivered;

    std::string node_name(int node) const {
        return "router " + hub_name(topology.hubs[static_cast<std::size_t>(node)].id);
    }

    std::string enter(int node) {
        if (!entered.insert(node).second) return fmt::format("its spikes enter {} twice", node_name(node));
        for (const std::uint16_t port : tables[static_cast<std::size_t>(node)].ports(source)) {
            const auto& ports = wiring.hubs[static_cast<std::size_t>(node)];
            if (port >= ports.size() || !ports[port].used())
                return fmt::format("the table of {} names port {}, where no live link hangs", node_name(node),
                                   port);
            const End far = ports[port].far;
            const std::string what = far.kind == Kind::hub ? enter(far.index) : deliver(far);
            if (!what.empty()) return what;
        }
        return "";
    }
    std::string deliver(const End& end) {
        if (delivered.insert({end.kind, end.index, 0}).second) return "";
        return fmt::format("{} is reached twice", end_name(topology, end));
    }
    std::string compare(const std::vector<End>& listeners) const {
        const std::set<End> wanted(listeners.begin(), listeners.end());
        for (const End& end : wanted)
            if (!delivered.contains(end))
                return fmt::format("{} listens and is not reached", end_name(topology, end));
        for (const End& end : delivered)
            if (!wanted.contains(end))
                return fmt::format("{} is reached and does not listen", end_name(topology, end));
        return "";
    }
};

}  // namespace

RouterTable::RouterTable(const std::vector<std::vector<std::uint16_t>>& by_source) {
    for (const auto& ports : by_source) {
        ports_.insert(ports_.end(), ports.begin(), ports.end());
        first_.push_back(static_cast<std::uint32_t>(ports_.size()));
    }
}

RouterTables route_graph(const Topology& topology, const Listeners& listeners, const Spreader& spreader) {
    const Wiring& wiring = spreader.wiring();
    ByRouter ports(topology.hubs.size(), std::vector<std::vector<std::uint16_t>>(listeners.size()));
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        if (listeners[source].empty()) continue;
        const int from = wiring.source(source).far.index;
        const Spread spread = spreader.from(from);
        for (const End& listener : listeners[source]) {
            const int node = wiring.at(listener).far.index;
            if (node != from && spread[static_cast<std::size_t>(node)] < 0)
                throw std::runtime_error(fmt::format("{} cannot reach {}: no live links join them",
                                                     end_name(topology, source_of(topology, source)),
                                                     end_name(topology, listener)));
            lay(wiring, spread, from, listener, source, ports);
        }
    }
    RouterTables tables;
    for (const auto& by_source : ports) tables.emplace_back(by_source);
    return tables;
}

ChannelWaits waits_of(const Topology& topology, const Spreader& spreader) {
    const Wiring& wiring = spreader.wiring();
    ChannelWaits waits(2 * topology.links.size());
    const std::size_t sources = wiring.cores.size() + wiring.hosts.size();
    for (std::size_t source = 0; source < sources; ++source) {
        const Joint& start = wiring.source(source);
        const Spread spread = spreader.from(start.far.index);
        for (std::size_t node = 0; node < spread.size(); ++node) {
            const bool first = static_cast<int>(node) == start.far.index;
            if (!first && spread[node] < 0) continue;
            // Into the node: from the source itself, or over the link by which it is entered.
            const int into = first ? channel(start)
                                   : channel(wiring.hubs[node][static_cast<std::size_t>(spread[node])]) ^ 1;
            for (const Joint& out : wiring.hubs[node]) {
                if (!out.used()) continue;
                const bool onwards = out.far.kind == Kind::hub &&
                                     spread[static_cast<std::size_t>(out.far.index)] == out.far.port &&
                                     out.far.index != start.far.index;
                if (onwards || out.far.kind != Kind::hub)
                    waits[static_cast<std::size_t>(into)].insert(channel(out));
            }
        }
    }
    return waits;
}

std::string check_graph(const Topology& topology, const Listeners& listeners, const RouterTables& tables,
                        const ChannelWaits& waits) {
    const Wiring wiring(topology);
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        Walk walk{topology, wiring, tables, source, {}, {}};
        std::string what = walk.enter(wiring.source(source).far.index);
        if (what.empty()) what = walk.compare(listeners[source]);
        if (!what.empty())
            return fmt::format("{}: {}", end_name(topology, source_of(topology, source)), what);
    }
    return ring_of_channels(topology, waits);
}

}  // namespace tendril

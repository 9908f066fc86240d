#include "sim/routing_modes.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace tendril {

namespace {

void require_right(const std::string& fault) {
    if (!fault.empty()) throw std::invalid_argument(fault);
}

/// Tables of routers as lists, so that those of several rounds can be joined.
using Columns = std::vector<std::vector<std::vector<std::uint16_t>>>;

/// Routes one set of listeners after the other over one topology, and checks each.
class Router {
public:
    explicit Router(const ChipPlan& plan) : topology_(plan.topology) {
        if (!topology_.routed()) {
            masks_.resize(topology_.hubs.size());
            return;
        }
        spreader_.emplace(topology_, rule_of(topology_));
        waits_ = waits_of(topology_, *spreader_);
        columns_.resize(topology_.hubs.size());
    }

    /// Adds a column for each source of `listeners` that is in `sources`.
    /// @param tree where laterals are not to be used, the topology without them
    void add(const Listeners& listeners, const std::vector<std::size_t>& sources, const Topology& tree) {
        if (topology_.routed()) return add_tables(listeners, sources);
        const Masks masks = route(tree, listeners);
        require_right(check_routes(topology_, listeners, masks));
        for (std::size_t hub = 0; hub < masks.size(); ++hub)
            for (const std::size_t source : sources) masks_[hub].push_back(masks[hub][source]);
    }

    void finish(ChipPlan& plan) const {
        if (!topology_.routed()) {
            plan.hubs = hub_setups(topology_, masks_);
            return;
        }
        RouterTables tables;
        for (const auto& by_source : columns_) tables.emplace_back(by_source);
        plan.routers = router_setups(topology_, tables, waits_);
    }

private:
    void add_tables(const Listeners& listeners, const std::vector<std::size_t>& sources) {
        const RouterTables tables = route_graph(topology_, listeners, *spreader_);
        require_right(check_graph(topology_, listeners, tables, waits_));
        for (std::size_t router = 0; router < tables.size(); ++router)
            for (const std::size_t source : sources) {
                const auto ports = tables[router].ports(source);
                columns_[router].emplace_back(ports.begin(), ports.end());
            }
    }

    const Topology& topology_;
    Masks masks_;
    std::optional<Spreader> spreader_;
    ChannelWaits waits_;
    Columns columns_;
};

std::vector<std::size_t> all_sources(const ChipPlan& plan) {
    std::vector<std::size_t> sources(plan.listeners.size());
    for (std::size_t i = 0; i < sources.size(); ++i) sources[i] = i;
    return sources;
}

/// Every core, and every host but the source itself.
void listen_to_all(ChipPlan& plan) {
    plan.wanted = plan.listeners;
    const int cores = plan.topology.cores;
    for (std::size_t source = 0; source < plan.listeners.size(); ++source) {
        std::vector<End>& ends = plan.listeners[source];
        ends.clear();
        for (int core = 0; core < cores; ++core) ends.push_back({End::Kind::core, core, 0});
        for (int host = 0; host < plan.topology.hosts; ++host)
            if (static_cast<std::size_t>(cores + host) != source) ends.push_back({End::Kind::host, host, 0});
    }
}

Topology without_laterals(Topology topology) {
    for (LinkSpec& link : topology.links) link.dead = link.dead || topology.is_lateral(link);
    return topology;
}

/// Round i routes each source's copy for its i-th listener.
void plan_copies(ChipPlan& plan, Router& router) {
    const std::size_t sources = plan.listeners.size();
    router.add(Listeners(sources), all_sources(plan), plan.topology);
    plan.copies.resize(sources);
    std::size_t name = sources;
    for (std::size_t round = 0;; ++round) {
        Listeners one(sources);
        std::vector<std::size_t> senders;
        for (std::size_t source = 0; source < sources; ++source) {
            if (round >= plan.listeners[source].size()) continue;
            one[source] = {plan.listeners[source][round]};
            senders.push_back(source);
            plan.copies[source].emplace_back(static_cast<std::uint16_t>(name++));
        }
        if (senders.empty()) return;
        if (name > UINT16_MAX)
            throw std::invalid_argument("routing = \"unicast\" has more than 65535 copies to name");
        router.add(one, senders, plan.topology);
    }
}

}  // namespace

void plan_routes(const std::string& routing, ChipPlan& plan) {
    const bool flood = routing == "flood";
    if (flood) listen_to_all(plan);
    Router router(plan);
    if (routing == "unicast") {
        plan_copies(plan, router);
    } else {
        const Topology tree =
            flood && !plan.topology.routed() ? without_laterals(plan.topology) : plan.topology;
        router.add(plan.listeners, all_sources(plan), tree);
    }
    router.finish(plan);
}

std::int64_t table_bits(const ChipPlan& plan) {
    if (!plan.wanted.empty()) return 0;
    const auto ends = static_cast<std::int64_t>(plan.topology.cores + plan.topology.hosts);
    std::vector<unsigned> ports(plan.topology.hubs.size(), 0);
    for (const LinkSpec& link : plan.topology.links)
        for (const End& end : {link.down, link.up})
            if (!link.dead && end.kind == End::Kind::hub) ++ports[static_cast<std::size_t>(end.index)];
    std::int64_t bits = 0;
    for (const unsigned count : ports)
        bits += ends * (plan.copies.empty() ? count : std::bit_width(std::max(count, 1U) - 1U));
    return bits;
}

}  // namespace tendril

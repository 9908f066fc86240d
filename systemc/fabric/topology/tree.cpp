// Implements tree.h.
#include "systemc/fabric/topology/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "systemc/fabric/link_model.h"
#include "systemc/fabric/topology/floorplan.h"
#include "systemc/fabric/topology/tree_checks.h"

namespace tendril {
namespace {

using Kind = End::Kind;

/// Puts a topology together link by link; every port is handed out once.
class Builder {
public:
    explicit Builder(const TreeSpec& spec);
    Topology build();

private:
    void add_hubs();
    void add_cores();
    void add_uplinks();
    void add_lateral(HubId a, HubId b);
    void add_host(int host);
    void kill(HubId a, HubId b);
    bool drop_empty_hub();
    void set_parents();

    int span(int level) const;
    int hub_at(HubId id) const;
    int free_child(int hub);
    void join(End down, End up, int level);
    Spot spot(const End& end) const;
    int of_level(const std::vector<int>& values, int level) const {
        return values.size() == 1 ? values[0] : values[static_cast<std::size_t>(level - 1)];
    }

    const TreeSpec& spec_;
    Topology topology_;
    std::vector<PortSet> used_;   ///< by hub
    std::vector<int> first_hub_;  ///< by level - 1, and the end
};

Builder::Builder(const TreeSpec& spec) : spec_(spec) {
    const bool flat = spec.family == "flat";
    topology_.family = spec.family;
    topology_.levels = flat ? 1 : spec.levels;
    topology_.radix = flat ? std::max(spec.cores, 1) : spec.radix;
    topology_.cores = spec.cores != 0 ? spec.cores : span(topology_.levels);
    topology_.hosts = static_cast<int>(spec.hosts.size());
}

Topology Builder::build() {
    add_hubs();
    add_cores();
    add_uplinks();
    for (const auto& [a, b] : spec_.laterals) add_lateral(std::min(a, b), std::max(a, b));
    for (int host = 0; host < topology_.hosts; ++host) add_host(host);
    for (const auto& [a, b] : spec_.dead_links) kill(a, b);
    while (drop_empty_hub()) {
    }
    set_parents();
    return std::move(topology_);
}

/// Cores below a hub of that level.
int Builder::span(int level) const {
    int cores = 1;
    for (int l = 0; l < level; ++l) cores *= topology_.radix;
    return cores;
}

void Builder::add_hubs() {
    for (int level = 1; level <= topology_.levels; ++level) {
        first_hub_.push_back(static_cast<int>(topology_.hubs.size()));
        const int cores = span(level);
        for (int first = 0; first < topology_.cores; first += cores) {
            const Spot middle = middle_spot(first, first + cores - 1);
            topology_.hubs.push_back({{level, first / cores},
                                      ParentKind::none,
                                      of_level(spec_.fifo_depth, level),
                                      middle.x,
                                      middle.y});
        }
    }
    first_hub_.push_back(static_cast<int>(topology_.hubs.size()));
    used_.resize(topology_.hubs.size(), 0);
}

int Builder::hub_at(HubId id) const {
    const bool level_ok = id.level >= 1 && id.level <= topology_.levels;
    if (!level_ok)
        throw std::invalid_argument(
            fmt::format("there is no hub {}; levels are 1..{}", hub_name(id), topology_.levels));
    const auto level = static_cast<std::size_t>(id.level);
    const int count = first_hub_[level] - first_hub_[level - 1];
    if (id.index < 0 || id.index >= count)
        throw std::invalid_argument(fmt::format("there is no hub {}; level {} has L{}.0..L{}.{}",
                                                hub_name(id), id.level, id.level, id.level, count - 1));
    return first_hub_[level - 1] + id.index;
}

void Builder::add_cores() {
    for (int core = 0; core < topology_.cores; ++core) {
        const int hub = hub_at({1, core / topology_.radix});
        join({Kind::core, core, 0}, {Kind::hub, hub, core % topology_.radix}, 1);
    }
}

void Builder::add_uplinks() {
    for (std::size_t hub = 0; hub < topology_.hubs.size(); ++hub) {
        const HubId id = topology_.hubs[hub].id;
        if (id.level == topology_.levels) continue;
        const int above = hub_at({id.level + 1, id.index / topology_.radix});
        join({Kind::hub, static_cast<int>(hub), kParentPort}, {Kind::hub, above, id.index % topology_.radix},
             id.level + 1);
    }
}

void Builder::add_lateral(HubId a, HubId b) {
    const auto end = [this](HubId id) {
        const int hub = hub_at(id);
        int port = kLateralPort;
        while (port < kParentPort && (used_[static_cast<std::size_t>(hub)] & port_bit(port)) != 0) ++port;
        if (port == kParentPort)
            throw std::invalid_argument(
                fmt::format("hub {} has more than {} laterals, as many as a hub has ports for", hub_name(id),
                            kHubLaterals));
        return End{Kind::hub, hub, port};
    };
    if (a.level != b.level || a == b)
        throw std::invalid_argument(
            fmt::format("no lateral link can join {} and {}; two different hubs of one level can",
                        hub_name(a), hub_name(b)));
    if (std::ranges::count_if(spec_.laterals, [&](const auto& pair) {
            return std::minmax(pair.first, pair.second) == std::minmax(a, b);
        }) > 1)
        throw std::invalid_argument(fmt::format("the lateral link {}-{} is given twice; two hubs have one",
                                                hub_name(a), hub_name(b)));
    const End lower = end(a);
    join(lower, end(b), a.level);
}

void Builder::add_host(int host) {
    const HubId root{topology_.levels, 0};
    const HubId at = spec_.hosts[static_cast<std::size_t>(host)].value_or(root);
    const int hub = hub_at(at);
    const bool parent_free = (used_[static_cast<std::size_t>(hub)] & port_bit(kParentPort)) == 0;
    const int port = at == root && parent_free ? kParentPort : free_child(hub);
    join({Kind::host, host, 0}, {Kind::hub, hub, port}, at.level);
}

/// A child's place in the tree stays free for it, so the ports behind those are handed out first.
int Builder::free_child(int hub) {
    const PortSet used = used_[static_cast<std::size_t>(hub)];
    for (int i = 0; i < kHubRadix; ++i) {
        const int port = (topology_.radix + i) % kHubRadix;
        if ((used & port_bit(port)) == 0) return port;
    }
    throw std::invalid_argument(
        fmt::format("hub {} has no free port for a host; its {} child ports are taken",
                    hub_name(topology_.hubs[static_cast<std::size_t>(hub)].id), kHubRadix));
}

void Builder::join(End down, End up, int level) {
    for (const End& end : {down, up})
        if (end.kind == Kind::hub) used_[static_cast<std::size_t>(end.index)] |= port_bit(end.port);
    const double length = down.kind == Kind::host ? 0.0 : wire_length(spot(down), spot(up));
    topology_.links.push_back({down, up, of_level(spec_.link_cycles, level), length, false});
}

Spot Builder::spot(const End& end) const {
    if (end.kind == Kind::core) return core_spot(end.index);
    const TopologyHub& hub = topology_.hubs[static_cast<std::size_t>(end.index)];
    return {hub.x, hub.y};
}

void Builder::kill(HubId a, HubId b) {
    const std::set<int> ends{hub_at(a), hub_at(b)};
    for (LinkSpec& link : topology_.links) {
        if (link.down.kind != Kind::hub || std::set<int>{link.down.index, link.up.index} != ends) continue;
        link.dead = true;
        return;
    }
    throw std::invalid_argument(
        fmt::format("no link joins {} and {}, so it cannot be dead; give two hubs that a link joins",
                    hub_name(a), hub_name(b)));
}

/// A hub without anything below would let the ticks of its neighbours wait for marks that nobody sends.
bool Builder::drop_empty_hub() {
    std::vector<bool> below(topology_.hubs.size(), false);
    for (const LinkSpec& link : topology_.links)
        if (!link.dead && !topology_.is_lateral(link)) below[static_cast<std::size_t>(link.up.index)] = true;
    bool dropped = false;
    for (LinkSpec& link : topology_.links) {
        if (link.dead || link.down.kind != Kind::hub) continue;
        const bool live = below[static_cast<std::size_t>(link.down.index)] &&
                          below[static_cast<std::size_t>(link.up.index)];
        if (live) continue;
        link.dead = true;
        dropped = true;
    }
    return dropped;
}

void Builder::set_parents() {
    for (const LinkSpec& link : topology_.links) {
        if (link.dead) continue;
        if (link.down.kind == Kind::hub && link.down.port == kParentPort)
            topology_.hubs[static_cast<std::size_t>(link.down.index)].parent = ParentKind::hub;
        if (link.down.kind == Kind::host && link.up.port == kParentPort)
            topology_.hubs[static_cast<std::size_t>(link.up.index)].parent = ParentKind::host;
    }
}

}  // namespace

Topology build_tree(const TreeSpec& spec) {
    check_tree(spec);
    return Builder(spec).build();
}

std::string hub_name(HubId id) { return fmt::format("L{}.{}", id.level, id.index); }

std::string end_name(const Topology& topology, const End& end) {
    switch (end.kind) {
        case Kind::core:
            return fmt::format("core {}", end.index);
        case Kind::host:
            return fmt::format("host {}", end.index);
        case Kind::hub:
            break;
    }
    return "hub " + hub_name(topology.hubs[static_cast<std::size_t>(end.index)].id);
}

}  // namespace tendril

// Implements topology_route.h.
#include "sim/topology_route.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/error.h"
#include "systemc/fabric/spread.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

constexpr int kHopCycles = 2;

int link_cycles(const Topology& topology, const Joint& joint) {
    return topology.links[static_cast<std::size_t>(joint.link)].cycles;
}

}  // namespace

SourceId parse_source(const ChipPlan& plan, const std::string& text) {
    std::string names;
    for (std::size_t host = 0; host < plan.hosts.size(); ++host) {
        if (text == "host=" + plan.hosts[host].name) return plan.host_source(host);
        names += fmt::format(", host={}", plan.hosts[host].name);
    }
    std::uint16_t core = 0;
    const char* end = text.data() + text.size();
    if (text.rfind("core=", 0) == 0) {
        const auto read = std::from_chars(text.data() + 5, end, core);
        if (read.ec == std::errc() && read.ptr == end && core < plan.cores.size()) return SourceId(core);
    }
    throw error_at({}, fmt::format("\"{}\" is no source of this chip", text),
                   fmt::format("core=0 to core={}{}", plan.cores.size() - 1, names));
}

std::string source_name(const ChipPlan& plan, SourceId source) {
    if (source.value < plan.cores.size()) return fmt::format("core {}", source.value);
    return "host " + plan.hosts.at(source.value - plan.cores.size()).name;
}

End source_end(const ChipPlan& plan, SourceId source) {
    const int cores = static_cast<int>(plan.cores.size());
    if (source.value < cores) return {End::Kind::core, source.value, 0};
    return {End::Kind::host, source.value - cores, 0};
}

std::string path_text(const Topology& topology, const Path& path) {
    const auto name = [&](const Step& step) {
        return hub_name(topology.hubs[static_cast<std::size_t>(step.hub)].id);
    };
    std::string text;
    for (const Step& step : path.up) text += (text.empty() ? "" : " ") + name(step);
    for (std::size_t i = path.lateral_port ? 0 : 1; i < path.down.size(); ++i) {
        text += (i == 0 ? " ~ " : " ") + name(path.down[i]);
    }
    return text;
}

int path_cycles(const Topology& topology, const End& source, const Path& path) {
    const Wiring wiring(topology);
    const auto joint = [&](int hub, int port) -> const Joint& {
        return wiring.hubs[static_cast<std::size_t>(hub)][static_cast<std::size_t>(port)];
    };
    int cycles = kHopCycles * path.hubs() + link_cycles(topology, wiring.at(source));
    for (std::size_t i = 1; i < path.up.size(); ++i)
        cycles += link_cycles(topology, joint(path.up[i].hub, path.up[i].port));
    if (path.lateral_port) cycles += link_cycles(topology, joint(path.up.back().hub, *path.lateral_port));
    for (const Step& step : path.down) cycles += link_cycles(topology, joint(step.hub, step.port));
    return cycles;
}

namespace {

/// From the listener's router back to the source's.
std::optional<Way> way_over_routers(const ChipPlan& plan, const End& from, const End& listener) {
    const Topology& topology = plan.topology;
    const Spreader spreader(topology, rule_of(topology));
    const Wiring& wiring = spreader.wiring();
    const int first = wiring.at(from).far.index;
    const Spread spread = spreader.from(first);
    Way way;
    way.cycles = link_cycles(topology, wiring.at(from)) + link_cycles(topology, wiring.at(listener));
    for (int node = wiring.at(listener).far.index;;) {
        way.cycles += kHopCycles;
        way.hubs = hub_name(topology.hubs[static_cast<std::size_t>(node)].id) +
                   (way.hubs.empty() ? "" : " " + way.hubs);
        if (node == first) return way;
        const int port = spread[static_cast<std::size_t>(node)];
        if (port < 0) return std::nullopt;
        const Joint& back = wiring.at({End::Kind::hub, node, port});
        way.cycles += link_cycles(topology, back);
        node = back.far.index;
    }
}

}  // namespace

std::optional<Way> way_between(const ChipPlan& plan, SourceId source, const End& listener) {
    const End from = source_end(plan, source);
    if (plan.topology.routed()) return way_over_routers(plan, from, listener);
    const auto path = Paths(plan.topology).between(from, listener);
    if (!path) return std::nullopt;
    return Way{path_text(plan.topology, *path), path_cycles(plan.topology, from, *path)};
}

std::vector<RouteLine> routes_of(const ChipPlan& plan, SourceId source) {
    std::vector<RouteLine> lines;
    for (const End& listener : plan.listeners.at(source.value)) {
        const auto way = way_between(plan, source, listener);
        if (!way) continue;  // make_plan() has refused it
        const std::string name = listener.kind == End::Kind::host
                                     ? "host " + plan.hosts.at(static_cast<std::size_t>(listener.index)).name
                                     : fmt::format("core {}", listener.index);
        lines.push_back({name, way->hubs, way->cycles});
    }
    return lines;
}

}  // namespace tendril

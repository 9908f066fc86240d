// tendril topology: what a fabric costs and promises, and that nothing can get stuck in it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "sim/atomic_file.h"
#include "sim/chip_plan.h"
#include "sim/commands/commands.h"
#include "sim/config.h"
#include "sim/topology_figures.h"
#include "sim/topology_file.h"
#include "sim/topology_metrics.h"
#include "sim/topology_picture.h"
#include "sim/topology_route.h"

namespace tendril {

namespace {

/// Of a graph of routers: its rule, and what the shortest paths would be, which some cannot use.
std::vector<TopologyFigure> rules(const ChipPlan& plan) {
    if (!plan.topology.routed()) return {};
    const RuleMetrics shortest = measure_rule(plan.topology, Spreader(plan.topology, GraphRule::shortest));
    return {
        {"rule", rule_name(rule_of(plan.topology)), ""},
        {"shortest_hops_max", shortest.hops_max, "were every spike to take the shortest path"},
        {"shortest_uniform", shortest.uniform_saturation, "likewise"},
        {"shortest_local", shortest.local_saturation, "likewise"},
        {"shortest_acyclic", shortest.ring.empty(), "likewise"},
    };
}

std::string json_text(const std::vector<TopologyFigure>& list,
                      const std::optional<std::vector<RouteLine>>& routes) {
    nlohmann::ordered_json json = {{"format", "tendril-topology-metrics 1"}};
    for (const TopologyFigure& figure : list) json[figure.key] = figure.value;
    json["deadlock_free"] = true;
    for (const TopologyFigure& figure : list) json["labels"][figure.key] = figure.label;
    if (routes) json["routes"] = nlohmann::ordered_json::array();
    for (const RouteLine& line : routes.value_or(std::vector<RouteLine>{}))
        json["routes"].push_back({{"listener", line.listener}, {"hubs", line.hubs}, {"cycles", line.cycles}});
    return json.dump(2) + "\n";
}

std::string text(const std::vector<TopologyFigure>& list) {
    std::string out;
    for (const TopologyFigure& figure : list) {
        const std::string value = figure.value.is_number_float()
                                      ? fmt::format("{:.4g}", figure.value.get<double>())
                                  : figure.value.is_string() ? figure.value.get<std::string>()
                                                             : figure.value.dump();
        const std::string line = fmt::format("{:<20} {:>10}  {}", figure.key, value, figure.unit);
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out + "deadlock check: passed; no ring of channels, every listener reached exactly once\n";
}

std::string route_text(const std::string& source, const std::vector<RouteLine>& routes) {
    std::string out = fmt::format("routes of {} (~ a lateral link; cycles without waiting):\n", source);
    for (const RouteLine& line : routes)
        out += fmt::format("  {:<10} {:>3} cycles  {}\n", line.listener, line.cycles, line.hubs);
    return routes.empty() ? out + "  nobody listens to it\n" : out;
}

}  // namespace

Exit carry_out(const TopologyOptions& options) {
    // make_plan() refuses routes that could get stuck, naming the ring: who gets here has passed.
    const ChipPlan plan = make_plan(load_chip(options.chip.file, options.chip.overrides));
    if (!options.write.empty()) write_text_atomically(options.write, topology_text(plan.topology));
    for (const std::string& note : plan.notes) fmt::print(stderr, "topology: {}\n", note);
    std::optional<std::vector<RouteLine>> routes;
    std::string source;
    if (!options.route.empty()) {
        const SourceId id = parse_source(plan, options.route);
        source = source_name(plan, id);
        routes = routes_of(plan, id);
    }
    if (!options.svg.empty()) write_text_atomically(options.svg, topology_svg(plan.topology));
    std::vector<TopologyFigure> list = topology_figures(metrics_of(plan));
    for (TopologyFigure& figure : rules(plan)) list.push_back(std::move(figure));
    fmt::print("{}", options.json ? json_text(list, routes) : text(list));
    if (routes && !options.json) fmt::print("{}", route_text(source, *routes));
    return Exit::ok;
}

}  // namespace tendril

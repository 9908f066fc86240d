// tendril topology: what a fabric costs and promises, and that nothing can get stuck in it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/atomic_file.h"
#include "sim/chip_plan.h"
#include "sim/commands/commands.h"
#include "sim/config.h"
#include "sim/topology_file.h"
#include "systemc/fabric/topology/metrics.h"

namespace tendril {

namespace {

Masks masks_of(const ChipPlan& plan) {
    Masks masks;
    for (const HubSetup& hub : plan.hubs) masks.push_back(hub.masks);
    return masks;
}

/// One figure: its key in JSON, its line in text.
struct Figure {
    std::string key;
    nlohmann::ordered_json value;
    std::string unit;
};

std::vector<Figure> figures(const TopologyMetrics& m) {
    return {
        {"family", m.family, ""},
        {"cores", m.cores, ""},
        {"hosts", m.hosts, ""},
        {"hubs", m.hubs, ""},
        {"levels", m.levels, ""},
        {"radix", m.radix, ""},
        {"links", m.links, "live, both ways"},
        {"laterals", m.laterals, "of these"},
        {"dead_links", m.dead_links, ""},
        {"wire_pitches", m.wire, "core pitches, all links"},
        {"hops_max", m.hops_max, "hubs between two cores"},
        {"hops_mean", m.hops_mean, ""},
        {"unreachable_pairs", m.unreachable_pairs, "of cores"},
        {"saturation_uniform", m.uniform_saturation, "spikes/core/cycle, an upper bound"},
        {"table_bits", m.table_bits, ""},
        {"multicast_sources", m.multicast_sources, "sources that someone listens to"},
        {"multicast_mean", m.multicast_mean, "hubs that a spike of one crosses"},
        {"multicast_max", m.multicast_max, ""},
        {"clustering", m.clustering, "a bus counted as a clique"},
        {"path_length", m.path_length, ""},
    };
}

std::string json_text(const std::vector<Figure>& list) {
    nlohmann::ordered_json json = {{"format", "tendril-topology-metrics 1"}};
    for (const Figure& figure : list) json[figure.key] = figure.value;
    json["deadlock_free"] = true;
    return json.dump(2) + "\n";
}

std::string text(const std::vector<Figure>& list) {
    std::string out;
    for (const Figure& figure : list) {
        const std::string value = figure.value.is_number_float()
                                      ? fmt::format("{:.4g}", figure.value.get<double>())
                                  : figure.value.is_string() ? figure.value.get<std::string>()
                                                             : figure.value.dump();
        const std::string line = fmt::format("{:<20} {:>10}  {}", figure.key, value, figure.unit);
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out + "deadlock check: passed; no ring of channels, every listener reached exactly once\n";
}

}  // namespace

Exit carry_out(const TopologyOptions& options) {
    // make_plan() refuses routes that could get stuck, naming the ring: who gets here has passed.
    const ChipPlan plan = make_plan(load_chip(options.chip.file, options.chip.overrides));
    if (!options.write.empty()) write_text_atomically(options.write, topology_text(plan.topology));
    const std::vector<Figure> list = figures(measure(plan.topology, masks_of(plan)));
    fmt::print("{}", options.json ? json_text(list) : text(list));
    return Exit::ok;
}

}  // namespace tendril

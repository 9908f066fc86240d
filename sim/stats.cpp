// Sums, checks and writes the statistics of a run.
#include "sim/stats.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/error.h"
#include "sim/topology_figures.h"
#include "sim/topology_metrics.h"
#include "sim/traffic_stats.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

struct Sums {
    std::uint64_t spikes = 0, arrived = 0, not_in_table = 0, merged = 0, late = 0, early = 0;
    std::uint64_t synaptic_events = 0, barrier_wait_cycles = 0;
};

Sums sum(const std::vector<CoreTotals>& cores) {
    Sums s;
    for (const CoreTotals& core : cores) {
        const CoreCounters& c = core.counters;
        s.spikes += c.spikes, s.arrived += c.arrived, s.not_in_table += c.not_in_table;
        s.merged += c.merged, s.late += c.late, s.early += c.early;
        s.synaptic_events += c.synaptic_events, s.barrier_wait_cycles += core.barrier_wait_cycles;
    }
    return s;
}

[[noreturn]] void unaccounted(const std::string& what) {
    throw Error(Exit::check_failed, fmt::format("statistics: spikes are unaccounted for: {}", what));
}

void check(const RunTotals& totals, const Sums& s) {
    if (s.arrived + totals.in_flight != totals.copies) {
        unaccounted(fmt::format("arrived {} + in flight {} is not the {} copies", s.arrived, totals.in_flight,
                                totals.copies));
    }
    if (s.spikes != totals.spikes) {
        unaccounted(fmt::format("the cores counted {} spikes, the run {}", s.spikes, totals.spikes));
    }
    for (std::size_t c = 0; c < totals.cores.size(); ++c) {
        const CoreCounters& n = totals.cores[c].counters;
        const std::uint64_t hits = n.arrived - n.not_in_table;
        if (n.not_in_table <= n.arrived && n.merged <= hits && n.late + n.early <= hits) continue;
        unaccounted(fmt::format("core {}: merged {}, late {} and early {} are not parts of {} hits", c,
                                n.merged, n.late, n.early, hits));
    }
}

Json of_core(std::size_t id, const CoreTotals& totals, const RunTotals& run) {
    const CoreCounters& c = totals.counters;
    Json json{{"core", id},
              {"spikes", c.spikes},
              {"arrived", c.arrived},
              {"merged", c.merged},
              {"not_in_table", c.not_in_table},
              {"late", c.late},
              {"early", c.early},
              {"synaptic_events", c.synaptic_events},
              {"barrier_wait_cycles", nullptr},
              {"learn_accesses", nullptr}};
    if (run.has_cycles) {
        json["barrier_wait_cycles"] = totals.barrier_wait_cycles;
        json["learn_accesses"] = totals.learn_accesses;
    }
    return json;
}

/// Of a run's cycles; 0 of none.
double share(std::uint64_t count, const RunTotals& run) {
    return run.cycles == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(run.cycles);
}

/// Cycles in which spikes stood before a hub's inputs, all of them summed; null where nobody saw them.
Json stalls_at(const ChipPlan& plan, std::size_t hub, const RunTotals& run) {
    if (run.links.empty()) return nullptr;
    const auto is = [&](const End& end) {
        return end.kind == End::Kind::hub && end.index == static_cast<int>(hub);
    };
    std::uint64_t cycles = 0;
    for (std::size_t l = 0; l < run.links.size(); ++l) {
        if (is(plan.topology.links[l].up)) cycles += run.links[l].up_stalls;
        if (is(plan.topology.links[l].down)) cycles += run.links[l].down_stalls;
    }
    return cycles;
}

Json of_hub(const ChipPlan& plan, std::size_t hub, const RunTotals& run) {
    const HubId& id = plan.topology.hubs[hub].id;
    Json json{{"hub", fmt::format("L{}.{}", id.level, id.index)},
              {"spikes_moved", nullptr},
              {"spike_copies", nullptr},
              {"marks", nullptr},
              {"blocked_cycles", nullptr},
              {"busy_cycles", nullptr},
              {"utilisation", nullptr},
              {"stall_cycles", nullptr}};
    if (!run.has_cycles) return json;
    const HubTotals& totals = run.hubs[hub];
    json["spikes_moved"] = totals.moved;
    json["spike_copies"] = totals.copies;
    json["marks"] = totals.marks;
    json["blocked_cycles"] = totals.blocked_cycles;
    json["busy_cycles"] = totals.busy_cycles;
    json["utilisation"] = share(totals.busy_cycles, run);
    json["stall_cycles"] = stalls_at(plan, hub, run);
    return json;
}

std::string end_name_of(const ChipPlan& plan, const End& end) {
    if (end.kind == End::Kind::hub)
        return hub_name(plan.topology.hubs[static_cast<std::size_t>(end.index)].id);
    return end_name(plan.topology, end);
}

/// Spikes over a link each way, and their share of its cycles.
Json of_link(const ChipPlan& plan, std::size_t link, const RunTotals& run) {
    const LinkSpec& spec = plan.topology.links[link];
    const LinkTotals& totals = run.links[link];
    return {{"down", end_name_of(plan, spec.down)},
            {"up", end_name_of(plan, spec.up)},
            {"pitches", spec.length},
            {"dead", spec.dead ? 1 : 0},
            {"spikes_up", totals.up},
            {"spikes_down", totals.down},
            {"utilisation_up", share(totals.up, run)},
            {"utilisation_down", share(totals.down, run)},
            {"stall_cycles_up", totals.up_stalls},
            {"stall_cycles_down", totals.down_stalls}};
}

/// Where flits were counted on the wires.
void add_links(const ChipPlan& plan, const RunTotals& totals, Json& json) {
    if (totals.links.empty()) return;
    const FabricUse use = fabric_use(plan, totals);
    json["bit_hops"] = use.bit_hops;
    json["bit_pitches"] = use.bit_pitches;
    json["links"] = Json::array();
    for (std::size_t l = 0; l < totals.links.size(); ++l) json["links"].push_back(of_link(plan, l, totals));
}

/// What spikes' times have come to; null without cycles.
Json timing_json(const RunTotals& run) {
    if (!run.has_cycles) return nullptr;
    const TimingTotals& timing = run.timing;
    const LatencyHistogram& latency = timing.latency;
    return {{"deliveries", latency.count()},
            {"latency_p50", latency.percentile(50)},
            {"latency_p99", latency.percentile(99)},
            {"latency_mean", latency.mean()},
            {"latency_max", latency.max()},
            {"intervals", timing.intervals},
            {"isi_distortion_mean", timing.distortion_mean()},
            {"isi_distortion_max", timing.distortion_max},
            {"spikes_disordered", timing.disordered},
            {"spike_disorder", timing.disorder()}};
}

/// Of a fabric study: what the fabric costs and promises. @param labels gets theirs
Json topology_json(const ChipPlan& plan, Json& labels) {
    Json json = Json::object();
    for (const TopologyFigure& figure : topology_figures(metrics_of(plan))) {
        json[figure.key] = figure.value;
        labels[figure.key] = figure.label;
    }
    return json;
}

/// What rests on what: counted cycle by cycle, computed from the topology, or standing for something else.
void add_labels(const ChipPlan& plan, const RunTotals& run, Json& json) {
    if (!run.has_cycles) return;
    Json labels{{"cycles_per_tick", "cycle-exact"},
                {"timing", "cycle-exact"},
                {"cores", "cycle-exact"},
                {"hubs", "cycle-exact"}};
    if (run.traffic) {
        labels["traffic"] = "cycle-exact";
        Json of_topology = Json::object();
        json["topology"] = topology_json(plan, of_topology);
        labels["topology"] = of_topology;
    }
    if (!run.links.empty()) {
        labels["links"] = "cycle-exact";
        labels["bit_hops"] = labels["bit_pitches"] = "proxy";
    }
    json["labels"] = labels;
}

/// Entries of an array on a line each: readable, and short lines for a diff.
std::string lines(const Json& array) {
    std::string text = "[";
    for (const Json& entry : array)
        text += fmt::format("{}\n    {}", text.size() == 1 ? "" : ",", entry.dump());
    return text + (array.empty() ? "]" : "\n  ]");
}

std::string dump(const Json& object) {
    std::string text = "{";
    for (const auto& [key, value] : object.items()) {
        text += fmt::format("{}\n  {}: {}", text.size() == 1 ? "" : ",", Json(key).dump(),
                            value.is_array() ? lines(value) : value.dump());
    }
    return text + "\n}\n";
}

}  // namespace

std::uint64_t synaptic_events(const RunTotals& totals) { return sum(totals.cores).synaptic_events; }

std::string stats_json(const ChipPlan& plan, const RunTotals& totals) {
    const bool cycles = totals.has_cycles;
    if (totals.cores.size() != plan.cores.size() ||
        (cycles && totals.hubs.size() != plan.topology.hubs.size())) {
        throw std::logic_error("statistics of another chip");
    }
    const Sums s = sum(totals.cores);
    check(totals, s);
    Json json{{"format", "tendril-stats 1"},
              {"ticks", totals.ticks},
              {"cycles", cycles ? Json(totals.cycles) : Json(nullptr)},
              {"spikes", totals.spikes},
              {"stimulus_spikes", totals.stimulus_spikes},
              {"copies", totals.copies},
              {"arrived", s.arrived},
              {"merged", s.merged},
              {"not_in_table", s.not_in_table},
              {"in_flight", totals.in_flight},
              {"lost", 0},
              {"late", s.late},
              {"early", s.early},
              {"overrun", totals.overrun},
              {"barrier_wait_cycles", cycles ? Json(s.barrier_wait_cycles) : Json(nullptr)},
              {"synaptic_events", s.synaptic_events},
              {"cycles_per_tick", nullptr},
              {"timing", timing_json(totals)},
              {"cores", Json::array()},
              {"hubs", Json::array()}};
    if (cycles && totals.ticks > 0)
        json["cycles_per_tick"] = static_cast<double>(totals.cycles) / static_cast<double>(totals.ticks);
    if (totals.traffic) json["traffic"] = traffic_json(*totals.traffic, totals.cores.size());
    for (std::size_t c = 0; c < totals.cores.size(); ++c) {
        json["cores"].push_back(of_core(c, totals.cores[c], totals));
    }
    for (std::size_t h = 0; h < plan.topology.hubs.size(); ++h) {
        json["hubs"].push_back(of_hub(plan, h, totals));
    }
    add_links(plan, totals, json);
    add_labels(plan, totals, json);
    return dump(json);
}

}  // namespace tendril

#include "sim/explain/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <tuple>

#include "sim/topology_route.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWaitsShown = 10;
constexpr std::size_t kWhomShown = 4;
constexpr std::array<const char*, 5> kWhyNames{"own", "room", "queue", "arbitration", "mark"};

const char* name_of(Why why) { return kWhyNames[static_cast<std::size_t>(why)]; }

double mean(std::int64_t cycles, std::int64_t deliveries) {
    return static_cast<double>(cycles) / static_cast<double>(deliveries);
}

std::string whom_name(const ChipPlan& plan, int whom) {
    return whom < 0 ? "a mark" : source_name(plan, SourceId(static_cast<std::uint16_t>(whom)));
}

/// Mean cycles of a delivery, a row a stage.
std::string table(const LatencyGroup& group) {
    std::string text = fmt::format("{:14}", "");
    for (const char* part : kPartNames) text += fmt::format("{:>9}", part);
    text += "      all\n";
    Parts sums{};
    const auto row = [&](const std::string& name, const Parts& parts) {
        text += fmt::format("  {:12}", name);
        std::int64_t all = 0;
        for (const std::int64_t cycles : parts) {
            text += cycles == 0 ? fmt::format("{:>9}", "–")
                                : fmt::format("{:>9.2f}", mean(cycles, group.deliveries));
            all += cycles;
        }
        text += fmt::format("{:>9.2f}\n", mean(all, group.deliveries));
    };
    for (const auto& [stage, parts] : group.stages) {
        if (parts != Parts{}) row(stage_name(stage), parts);
        for (std::size_t part = 0; part < sums.size(); ++part) sums[part] += parts[part];
    }
    row("all", sums);
    return text;
}

std::vector<std::pair<WaitKey, std::int64_t>> worst(const std::map<WaitKey, std::int64_t>& waits) {
    std::vector<std::pair<WaitKey, std::int64_t>> sorted(waits.begin(), waits.end());
    std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

/// What kept a spike there.
std::string wait_text(Why why, const std::string& place) {
    switch (why) {
        case Why::own:
            return fmt::format("behind its own earlier spikes at {}", place);
        case Why::room:
            return fmt::format("no room at {}, in the way", place);
        case Why::queue:
            return fmt::format("in the queue at {}, behind", place);
        case Why::arbitration:
            return fmt::format("others went first at {}", place);
        case Why::mark:
            break;
    }
    return fmt::format("for marks at {}", place);
}

/// Whom, the most first, at most so many: "core 3 (12), core 4 (2) and 3 more".
std::string whom_text(const ChipPlan& plan, const std::map<int, std::int64_t>& cycles_by_whom) {
    std::vector<std::pair<int, std::int64_t>> sorted(cycles_by_whom.begin(), cycles_by_whom.end());
    std::ranges::stable_sort(sorted, std::greater<>(), &std::pair<int, std::int64_t>::second);
    std::string text;
    for (std::size_t i = 0; i < std::min(kWhomShown, sorted.size()); ++i)
        text +=
            fmt::format("{}{} ({})", i == 0 ? "" : ", ", whom_name(plan, sorted[i].first), sorted[i].second);
    if (sorted.size() > kWhomShown) text += fmt::format(" and {} more", sorted.size() - kWhomShown);
    return text;
}

/// Why and where something waited, and for whom how long.
struct Waited {
    Why why;
    int place = 0;
    std::int64_t cycles = 0;
    std::map<int, std::int64_t> by_whom{};
};

/// In the order given.
std::vector<Waited> gathered(const std::vector<std::pair<WaitKey, std::int64_t>>& waits) {
    std::vector<Waited> all;
    for (const auto& wait : waits) {
        const WaitKey& key = wait.first;
        auto same = std::ranges::find_if(
            all, [&](const Waited& w) { return w.why == key.why && w.place == key.place; });
        if (same == all.end()) same = all.insert(all.end(), {key.why, key.place});
        same->cycles += wait.second;
        same->by_whom[key.whom] += wait.second;
    }
    return all;
}

std::string waited_text(const ChipPlan& plan, const Waited& waited) {
    const std::string text = wait_text(waited.why, node_name(plan, waited.place));
    const bool nobody = waited.why == Why::mark || waited.why == Why::own;
    return nobody ? text : text + ": " + whom_text(plan, waited.by_whom);
}

std::string leg_text(const ChipPlan& plan, const Leg& leg) {
    std::string text = node_name(plan, leg.node);
    if (leg.hub > 0) text += fmt::format(" {}", leg.hub);
    std::vector<std::pair<WaitKey, std::int64_t>> waits;
    for (const Wait& wait : leg.waits) waits.push_back({{wait.why, wait.place, wait.whom}, wait.cycles});
    for (const Waited& waited : gathered(waits))
        text += fmt::format("\n          +{} {}", waited.cycles, waited_text(plan, waited));
    return text;
}

std::string way_text(const ChipPlan& plan, const Split& split) {
    std::string text;
    for (std::size_t i = 0; i < split.legs.size(); ++i) {
        const Leg& leg = split.legs[i];
        if (i > 0) text += leg.stage.side == Stage::Side::lateral ? "\n      ~ " : "\n      ";
        if (leg.link > 0) text += fmt::format("link {}, ", leg.link);
        text += leg_text(plan, leg);
    }
    return text;
}

Json parts_json(const Parts& parts) {
    Json json;
    for (std::size_t part = 0; part < parts.size(); ++part) json[kPartNames[part]] = parts[part];
    return json;
}

Json json_of(const LatencyGroup& group) {
    Json stages = Json::array();
    for (const auto& [stage, parts] : group.stages) {
        Json row{{"stage", stage_name(stage)}};
        row.update(parts_json(parts));
        stages.push_back(row);
    }
    return {{"name", group.name},
            {"from", group.from},
            {"to", group.to},
            {"deliveries", group.deliveries},
            {"latency_cycles", group.latency},
            {"stages", stages}};
}

Json json_of(const ChipPlan& plan, const Split& split) {
    Json way = Json::array();
    for (const Leg& leg : split.legs) {
        Json waits = Json::array();
        for (const Wait& wait : leg.waits)
            waits.push_back({{"why", name_of(wait.why)},
                             {"at", node_name(plan, wait.place)},
                             {"whom", whom_name(plan, wait.whom)},
                             {"cycles", wait.cycles}});
        way.push_back({{"stage", stage_name(leg.stage)},
                       {"node", node_name(plan, leg.node)},
                       {"link", leg.link},
                       {"hub", leg.hub},
                       {"waits", waits}});
    }
    const DeliveredSpike& spike = split.spike;
    return {{"source", whom_name(plan, spike.source)},
            {"neuron", spike.neuron},
            {"core", spike.core},
            {"first", split.first},
            {"sent", split.sent},
            {"arrived", spike.cycle},
            {"latency", split.latency()},
            {"barrier", split.barrier()},
            {"way", way}};
}

}  // namespace

std::string node_name(const ChipPlan& plan, int node) {
    const auto hubs = static_cast<int>(plan.topology.hubs.size());
    if (node < hubs) return hub_name(plan.topology.hubs[static_cast<std::size_t>(node)].id);
    return source_name(plan, SourceId(static_cast<std::uint16_t>(node - hubs)));
}

std::string latency_text(const LatencyRun& run, const LatencyAccount& account) {
    std::string text = fmt::format("{} ({}): {} deliveries", run.plan.name, run.engine, account.deliveries);
    if (account.deliveries == 0) return text + "\n";
    text += fmt::format(", latency in cycles: p50 {}, p99 {}, mean {:.1f}, max {}\n", account.p50,
                        account.p99, mean(account.groups[0].latency, account.deliveries), account.max);
    for (const LatencyGroup& group : account.groups) {
        if (&group != &account.groups.front() && &group != &account.groups.back()) continue;
        text += fmt::format("\n{}: {} deliveries of {} to {} cycles, mean cycles of one\n{}", group.name,
                            group.deliveries, group.from, group.to, table(group));
        if (account.groups.size() == 1) break;
    }
    auto waits = gathered(worst(account.waits));
    std::ranges::stable_sort(waits, std::greater<>(), &Waited::cycles);
    std::int64_t all = 0;
    for (const Waited& waited : waits) all += waited.cycles;
    text += fmt::format("\nwaiting, for whom: {} cycles\n", all);
    for (std::size_t i = 0; i < std::min(kWaitsShown, waits.size()); ++i)
        text += fmt::format("  {:>9}  {:>4.1f} %  {}\n", waits[i].cycles,
                            100.0 * static_cast<double>(waits[i].cycles) / static_cast<double>(all),
                            waited_text(run.plan, waits[i]));
    text += fmt::format("\nthe slowest {}, link and hub cycles and + what they waited for\n",
                        account.slowest.size());
    for (const Split& split : account.slowest) {
        text += fmt::format(
            "  {} cycles to core {}, n{} of {}, from cycle {} to {}{}\n      {}\n", split.latency(),
            split.spike.core, split.spike.neuron, whom_name(run.plan, split.spike.source), split.first,
            split.spike.cycle,
            split.barrier() > 0 ? fmt::format(", then {} to its tick's end", split.barrier()) : "",
            way_text(run.plan, split));
    }
    return text;
}

std::string latency_json(const LatencyRun& run, const LatencyAccount& account) {
    Json groups = Json::array(), waits = Json::array(), slowest = Json::array();
    for (const LatencyGroup& group : account.groups) groups.push_back(json_of(group));
    for (const auto& [key, cycles] : worst(account.waits))
        waits.push_back({{"why", name_of(key.why)},
                         {"at", node_name(run.plan, key.place)},
                         {"whom", whom_name(run.plan, key.whom)},
                         {"cycles", cycles}});
    for (const Split& split : account.slowest) slowest.push_back(json_of(run.plan, split));
    const Json json{{"format", "tendril-latency 1"},
                    {"name", run.plan.name},
                    {"engine", run.engine},
                    {"deliveries", account.deliveries},
                    {"p50", account.p50},
                    {"p99", account.p99},
                    {"max", account.max},
                    {"groups", groups},
                    {"waits", waits},
                    {"slowest", slowest}};
    return json.dump(2) + "\n";
}

std::string each_head() {
    return "tick,cycle,core,source,neuron,first,sent,latency,link,hub,waiting,marks,barrier\n";
}

std::string each_row(const Split& split) {
    const DeliveredSpike& s = split.spike;
    std::string text = fmt::format("{},{},{},{},{},{},{},{}", s.tick, s.cycle, s.core, s.source, s.neuron,
                                   split.first, split.sent, split.latency());
    for (const std::int64_t cycles : parts_of(split)) text += fmt::format(",{}", cycles);
    return text + "\n";
}

}  // namespace tendril

#include "sim/explain/latency_account.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/report/run_files.h"

namespace tendril {

namespace {

constexpr std::size_t kSlowest = 10;

std::int64_t& at(Parts& parts, Part part) { return parts[static_cast<std::size_t>(part)]; }

void add_leg(Parts& parts, const Leg& leg) {
    at(parts, Part::link) += leg.link;
    at(parts, Part::hub) += leg.hub;
    for (const Wait& wait : leg.waits)
        at(parts, wait.why == Why::mark ? Part::marks : Part::waiting) += wait.cycles;
}

void add_split(LatencyGroup& group, const Split& split) {
    ++group.deliveries;
    group.latency += split.latency();
    for (const Leg& leg : split.legs) add_leg(group.stages[leg.stage], leg);
    at(group.stages[split.legs.back().stage], Part::barrier) += split.barrier();
}

/// The least latency that so many of a hundred deliveries do not exceed.
std::int64_t percentile(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

std::vector<LatencyGroup> groups_of(const std::vector<std::int64_t>& sorted) {
    std::vector<LatencyGroup> groups;
    const auto add = [&](const char* name, std::int64_t from, std::int64_t to) {
        if (from <= to) groups.emplace_back().name = name, groups.back().from = from, groups.back().to = to;
    };
    const std::int64_t p50 = percentile(sorted, 50), p90 = percentile(sorted, 90),
                       p99 = percentile(sorted, 99);
    add("all", sorted.front(), sorted.back());
    add("up to p50", sorted.front(), p50);
    add("up to p90", p50 + 1, p90);
    add("up to p99", p90 + 1, p99);
    add("above p99", p99 + 1, sorted.back());
    return groups;
}

}  // namespace

Parts parts_of(const Split& split) {
    Parts parts{};
    for (const Leg& leg : split.legs) add_leg(parts, leg);
    at(parts, Part::barrier) = split.barrier();
    return parts;
}

LatencyAccount account_latency(Splitter& splitter, std::size_t deliveries,
                               const std::function<void(const Split&)>& each) {
    LatencyAccount account;
    account.deliveries = static_cast<std::int64_t>(deliveries);
    if (deliveries == 0) return account;
    std::vector<std::int64_t> sorted;
    for (std::size_t i = 0; i < deliveries; ++i) sorted.push_back(splitter.span(i).latency());
    std::vector<std::size_t> slow(deliveries);
    for (std::size_t i = 0; i < deliveries; ++i) slow[i] = i;
    std::ranges::stable_sort(slow, [&](std::size_t a, std::size_t b) { return sorted[a] > sorted[b]; });
    slow.resize(std::min(kSlowest, slow.size()));
    std::ranges::sort(sorted);
    account.p50 = percentile(sorted, 50);
    account.p99 = percentile(sorted, 99);
    account.max = sorted.back();
    account.groups = groups_of(sorted);
    for (std::size_t i = 0; i < deliveries; ++i) {
        const Split split = splitter.split(i);
        for (LatencyGroup& group : account.groups)
            if (split.latency() >= group.from && split.latency() <= group.to) add_split(group, split);
        for (const Leg& leg : split.legs)
            for (const Wait& wait : leg.waits)
                account.waits[{wait.why, wait.place, wait.whom}] += wait.cycles;
        if (each) each(split);
    }
    for (const std::size_t i : slow) account.slowest.push_back(splitter.split(i));
    return account;
}

LatencyRun read_latency_run(const std::filesystem::path& folder) {
    RunFiles run = read_run(folder);
    if (!run.has("hops.aer"))
        throw Error(Exit::usage, fmt::format("{}: has no hops.aer; tendril run … --record hops --out DIR, "
                                             "engine tlm or cosim",
                                             folder.string()));
    LatencyRun latency;
    latency.plan = std::move(run.plan);
    latency.engine = run.manifest.value("engine", "");
    latency.record = read_hops(folder / "hops.aer", latency.plan);
    TableReader reader(folder / kDeliveriesTable.file, kDeliveriesTable.head, kDeliveriesTable.separator,
                       kDeliveriesTable.columns.size());
    while (const auto row = reader.next()) {
        const auto& v = row->values;  // tick, cycle, core, axon, source, neuron
        const auto below = [](std::int64_t value, std::size_t count) {
            return value >= 0 && value < static_cast<std::int64_t>(count);
        };
        if (!below(v[2], latency.record.ticks.size()) || !below(v[4], latency.record.sources.size()))
            throw reader.error("the chip has no such core or source");
        latency.delivered.push_back(
            {v[0], v[1], static_cast<int>(v[2]), static_cast<int>(v[4]), static_cast<int>(v[5])});
    }
    return latency;
}

}  // namespace tendril

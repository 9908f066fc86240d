// How long every delivery took, and with what: links, hubs, waiting, and then the end of its tick.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/report/run_charts.h"
#include "sim/topology_route.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kHubCycles = 2;  ///< of a spike that nothing holds up (chip.md)

struct Way {
    int hubs = 0;
    std::int64_t link = 0;  ///< cycles on links
};

struct Sum {
    std::int64_t deliveries = 0, link = 0, service = 0, waiting = 0, barrier = 0;
};

/// The way of each (source core, listening core).
std::map<std::pair<int, int>, Way> ways_of(const ChipPlan& plan) {
    const Paths paths(plan.topology);
    std::map<std::pair<int, int>, Way> ways;
    for (std::size_t source = 0; source < plan.cores.size(); ++source) {
        const End from = source_end(plan, SourceId(static_cast<std::uint16_t>(source)));
        for (const End& listener : plan.listeners[source]) {
            const auto path = paths.between(from, listener);
            if (!path || listener.kind != End::Kind::core) continue;
            const int hubs = path->hubs();
            ways[{static_cast<int>(source), listener.index}] = {
                hubs, path_cycles(plan.topology, from, *path) - kHubCycles * hubs};
        }
    }
    return ways;
}

/// The spikes of a neuron reach a core in the order sent: the n-th that arrives is the n-th that was sent.
class Matcher {
public:
    explicit Matcher(const RunFiles& run) {
        for (const TableRow& row : run.spikes) sent_[{row.values[2], row.values[3]}].push_back(row.values[1]);
    }
    /// The cycle in which the spike left its core.
    std::int64_t sent(const TableRow& delivery) {
        const auto& v = delivery.values;
        const auto& cycles = sent_[{v[4], v[5]}];
        const std::size_t n = arrived_[{v[4], v[5], v[2]}]++;
        if (n < cycles.size()) return cycles[n];
        throw Error(Exit::check_failed,
                    fmt::format("deliveries.aer: core {} received more spikes of core {} neuron {} than "
                                "spikes.aer says were sent",
                                v[2], v[4], v[5]));
    }

private:
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::int64_t>> sent_;
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::size_t> arrived_;
};

/// The last cycle of each tick.
std::map<std::int64_t, std::int64_t> ends_of(const RunFiles& run) {
    std::map<std::int64_t, std::int64_t> ends;
    for (const TableRow& row : run.ticks) ends[row.values[0]] = row.values[2];
    return ends;
}

}  // namespace

Json delivery_cycles_chart(const RunFiles& run) {
    if (!run.has("deliveries.aer"))
        return left_out("when each spike arrived is written down by --record deliveries");
    if (!run.has_cycles()) return left_out("the functional engine knows ticks, not cycles");
    if (run.plan.hubs.empty()) return left_out("its nodes are no hubs, whose ways it knows");
    if (run.plan.growth)
        return left_out("which spikes a core that grew did not hear yet is not written down");
    const bool barrier = run.plan.tick_cycles == 0 && !run.is_traffic();
    const auto ways = ways_of(run.plan);
    const auto ends = ends_of(run);
    Matcher matcher(run);
    std::map<int, Sum> sums;
    std::int64_t of_hosts = 0;
    TableReader reader(run.folder / kDeliveriesTable.file, kDeliveriesTable.head, kDeliveriesTable.separator,
                       kDeliveriesTable.columns.size());
    while (const auto row = reader.next()) {
        const auto& v = row->values;
        if (v[4] >= static_cast<std::int64_t>(run.plan.cores.size())) {
            ++of_hosts;
            continue;
        }
        const auto way = ways.find({static_cast<int>(v[4]), static_cast<int>(v[2])});
        if (way == ways.end()) throw reader.error("a delivery to a core that does not listen");
        const std::int64_t service = kHubCycles * way->second.hubs;
        const std::int64_t waiting = v[1] - matcher.sent(*row) - way->second.link - service;
        if (waiting < 0) throw reader.error("a spike arrived before it could have");
        Sum& sum = sums[way->second.hubs];
        ++sum.deliveries, sum.link += way->second.link, sum.service += service, sum.waiting += waiting;
        const auto end = ends.find(v[0]);
        if (barrier && end != ends.end()) sum.barrier += end->second - v[1];
    }
    if (sums.empty()) return left_out("no spike of a core was delivered");
    Json rows = Json::array();
    for (const auto& [hubs, s] : sums)
        rows.push_back(
            {hubs, s.deliveries, s.link, s.service, s.waiting, barrier ? Json(s.barrier) : Json()});
    return {{"rows", rows}, {"of_hosts", of_hosts}};
}

}  // namespace tendril

// Where the cycles of a run went: ticks, cores, hubs.
#include <algorithm>

#include "sim/report/run_charts.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNoCycles = "the functional engine knows ticks, not cycles";
constexpr std::size_t kTicksMost = 4000;

}  // namespace

Json tick_length_chart(const RunFiles& run) {
    if (!run.has_cycles()) return left_out(kNoCycles);
    if (run.is_traffic()) return left_out("a traffic run has one tick");
    Json ticks = Json::array();
    for (const TableRow& row : run.ticks) {
        if (ticks.size() == kTicksMost) break;
        ticks.push_back({row.values[0], row.values[2] - row.values[1] + 1, row.values[3]});
    }
    if (ticks.empty()) return left_out("no tick ended");
    return {{"all", run.ticks.size()}, {"ticks", ticks}};
}

Json core_cycles_chart(const RunFiles& run) {
    if (!run.has_cycles()) return left_out(kNoCycles);
    if (run.is_traffic()) return left_out("cores of a traffic run have no work and no barrier");
    if (run.plan.tick_cycles != 0) return left_out("in fixed ticks there is no barrier");
    const auto cycles = run.stats["cycles"].get<std::int64_t>();
    Json cores = Json::array();
    for (const Json& core : run.stats["cores"]) {
        const auto waited = core["barrier_wait_cycles"].get<std::int64_t>();
        cores.push_back({core["core"], cycles - waited, waited});
    }
    return {{"cycles", cycles}, {"cores", cores}};
}

Json hubs_chart(const RunFiles& run) {
    if (!run.has_cycles()) return left_out(kNoCycles);
    Json hubs = Json::array();
    for (const Json& hub : run.stats["hubs"])
        hubs.push_back({hub["hub"], hub["spikes_moved"], hub["spike_copies"], hub["marks"],
                        hub["busy_cycles"], hub["blocked_cycles"]});
    return {{"cycles", run.stats["cycles"]}, {"hubs", hubs}};
}

Json latency_chart(const RunFiles& run) {
    if (!run.stats.contains("traffic")) return left_out("only a traffic run measures latencies");
    Json chart = run.stats["traffic"]["latency"];
    if (chart["count"] == 0) return left_out("nothing was delivered");
    return chart;
}

}  // namespace tendril

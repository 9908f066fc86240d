#include "sim/traffic_stats.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

Json histogram(const LatencyHistogram& latency) {
    Json rows = Json::array();
    for (std::size_t cycles = 0; cycles < latency.counts().size(); ++cycles)
        if (latency.counts()[cycles] != 0) rows.push_back({cycles, latency.counts()[cycles]});
    return rows;
}

}  // namespace

Json traffic_json(const TrafficTotals& totals, std::size_t cores) {
    const LatencyHistogram& latency = totals.latency;
    return {{"kind", totals.kind},
            {"warmup", totals.warmup},
            {"window", totals.window},
            {"created", totals.created},
            {"sent", totals.sent},
            {"offered", totals.rate(totals.offered_copies, cores)},
            {"accepted", totals.rate(totals.accepted_copies, cores)},
            {"offered_spikes", totals.rate(totals.created, cores)},
            {"accepted_spikes", totals.rate(totals.sent, cores)},
            {"latency",
             {{"count", latency.count()},
              {"p50", latency.percentile(50)},
              {"p99", latency.percentile(99)},
              {"mean", latency.mean()},
              {"max", latency.max()},
              {"histogram", histogram(latency)}}}};
}

}  // namespace tendril

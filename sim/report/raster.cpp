// Who spiked when, and how many at a time.
#include <algorithm>

#include "sim/report/run_charts.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kBinsMost = 150;
constexpr std::size_t kSpikesMost = 20000;  ///< marks a browser still draws at once

/// The time of a row: its tick, of traffic (which has one) its cycle.
std::int64_t time_of(const RunFiles& run, const TableRow& row) {
    return row.values[run.is_traffic() ? 1 : 0];
}

}  // namespace

Json raster_chart(const RunFiles& run) {
    if (run.spikes.empty()) return left_out("no core spiked");
    const bool traffic = run.is_traffic();
    const std::int64_t first = traffic ? 0 : run.first.value;
    std::int64_t end = first + (traffic ? run.stats["cycles"].get<std::int64_t>() : run.tick_count);
    std::int64_t per_core = 1;
    for (const CoreSetup& core : run.plan.cores)
        if (!traffic) per_core = std::max<std::int64_t>(per_core, core.size.neurons);
    for (const TableRow& row : run.spikes) end = std::max(end, time_of(run, row) + 1);
    const std::int64_t bin = std::max<std::int64_t>(1, (end - first + kBinsMost - 1) / kBinsMost);
    std::vector<std::int64_t> counts(static_cast<std::size_t>((end - first + bin - 1) / bin));
    Json spikes = Json::array();
    const std::size_t most = std::min(run.spikes.size(), kSpikesMost);
    for (const TableRow& row : run.spikes) {
        const std::int64_t time = time_of(run, row);
        ++counts[static_cast<std::size_t>((time - first) / bin)];
        if (spikes.size() < most)
            spikes.push_back({time, row.values[2] * per_core + (traffic ? 0 : row.values[3])});
    }
    Json bins = Json::array();
    for (std::size_t i = 0; i < counts.size(); ++i)
        bins.push_back({first + static_cast<std::int64_t>(i) * bin, counts[i]});
    return {{"unit", traffic ? "cycle" : "tick"},
            {"first", first},
            {"end", end},
            {"rows", per_core * static_cast<std::int64_t>(run.plan.cores.size())},
            {"per_core", per_core},
            {"bin", bin},
            {"bins", bins},
            {"all", run.spikes.size()},
            {"spikes", spikes}};
}

}  // namespace tendril

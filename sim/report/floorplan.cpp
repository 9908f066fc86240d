// The floorplan of a run: who sent how much.
#include "sim/report/fabric.h"
#include "sim/report/run_charts.h"
#include "sim/stimulus_make.h"

namespace tendril {

namespace {

/// Spikes that each source sent: of cores as recorded, of hosts as the stimulus has them.
std::vector<std::int64_t> sent_by_source(const RunFiles& run) {
    std::vector<std::int64_t> sent(run.plan.cores.size() + run.plan.hosts.size());
    for (const TableRow& row : run.spikes) ++sent[static_cast<std::size_t>(row.values[2])];
    if (run.is_traffic()) return sent;
    const std::string replaced = run.has("stimulus.aer") ? (run.folder / "stimulus.aer").string() : "";
    const auto stimulus = make_stimulus(run.spec, run.plan, replaced);
    for (std::int64_t tick = 0; tick < run.tick_count; ++tick)
        for (const HostSpike& spike : stimulus->at(run.first + tick))
            ++sent[run.plan.host_source(spike.host).value];
    return sent;
}

}  // namespace

nlohmann::ordered_json floorplan_chart(const RunFiles& run) {
    if (!run.has_cycles()) return left_out("the functional engine has no hubs and no links");
    return fabric_loads(run.plan, run.stats, sent_by_source(run));
}

}  // namespace tendril

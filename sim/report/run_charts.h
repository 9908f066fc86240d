// The charts of a run as data, one function each; a chart without data is left_out() with its reason.
#pragma once

#include "sim/report/report.h"
#include "sim/report/run_files.h"

namespace tendril {

/// Spikes of cores: {"unit": "tick" | "cycle", "rows", "per_core", "bin", "bins": [[first, spikes], …],
/// "spikes": [[time, row], …], "shown": of "all"}; row = core * per_core + neuron, of traffic the core.
nlohmann::ordered_json raster_chart(const RunFiles& run);

/// V and S after every tick of chosen neurons, from the run replayed: {"neurons": [{"core", "neuron", "why",
/// "ticks": [[tick, v, s, threshold, spiked], …]}, …]}
nlohmann::ordered_json neurons_chart(const RunFiles& run, const RunReportOrder& order);

/// {"ticks": [[tick, cycles, spikes], …], "shown": of "all"}
nlohmann::ordered_json tick_length_chart(const RunFiles& run);

/// {"cycles", "cores": [[core, at work, at the barrier], …]}: cycles of the run
nlohmann::ordered_json core_cycles_chart(const RunFiles& run);

/// From recorded deliveries: {"rows": [[hubs, deliveries, link, service, waiting, barrier], …], "hosts": left
/// out, since nobody wrote down when a host sent}; cycles, summed; barrier null without one.
nlohmann::ordered_json delivery_cycles_chart(const RunFiles& run);

/// {"cycles", "hubs": [[name, spikes moved, copies, marks, busy, blocked], …]}
nlohmann::ordered_json hubs_chart(const RunFiles& run);

/// fabric_loads() of the run (fabric.h).
nlohmann::ordered_json floorplan_chart(const RunFiles& run);

/// The latency of traffic as stats.json has it.
nlohmann::ordered_json latency_chart(const RunFiles& run);

}  // namespace tendril

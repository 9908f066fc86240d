#include "sim/traffic_fields.h"

#include "sim/chip_spec.h"

namespace tendril {

Fields<TrafficSpec> traffic_fields() {
    using S = TrafficSpec;
    const Allowed kinds{
        .words = {"uniform", "local", "hotspot", "power_law", "transpose", "replay"},
    };
    return {
        must("kind", &S::kind, "who listens to whom", kinds),
        key("load", &S::load, "spikes per core and cycle", {.low = 0, .high = 1}),
        key("fan_out", &S::fan_out, "cores that listen to each core; 1 where left out",
            {.low = 1, .high = kTrafficCoresMax - 1}),
        key("hotspots", &S::hotspots, "hotspot: the cores that many send to",
            {.low = 0, .high = kTrafficCoresMax - 1}),
        key("hot_share", &S::hot_share, "hotspot: P(a listener is a hotspot)", {.low = 0, .high = 1}),
        key("by_level", &S::by_level,
            "local: shares of listeners whose lowest common hub is L1, L2, ...; 0.6, 0.25, 0.1, 0.05",
            {.low = 0, .high = INT32_MAX}),
        key("exponent", &S::exponent, "power_law: P(a listener at distance r) ~ r^-exponent",
            {.low = 0, .high = 4}),
        key("file", &S::file, "replay: a spikes.aer of an engine with cycles", {.path = true}),
        key("warmup", &S::warmup, "cycles at the start that are not measured", {.low = 0, .high = INT32_MAX}),
        key("drain", &S::drain, "cycles after the last injection in which all must arrive",
            {.low = 1, .high = INT32_MAX}),
    };
}

}  // namespace tendril

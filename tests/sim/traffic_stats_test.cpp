// The traffic of a run as stats.json says it.
#include "sim/traffic_stats.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(TrafficStats, rates_are_per_core_and_cycle_of_the_window_and_the_histogram_leaves_zeros_out) {
    TrafficTotals totals{.kind = "local", .warmup = 100, .window = 50};
    totals.created = 10, totals.sent = 5;
    totals.offered_copies = 40, totals.accepted_copies = 20;
    for (const int cycles : {3, 3, 5}) totals.latency.add(cycles);
    EXPECT_EQ(traffic_json(totals, 4).dump(),
              "{\"kind\":\"local\",\"warmup\":100,\"window\":50,\"created\":10,\"sent\":5,\"offered\":0.2,"
              "\"accepted\":0.1,\"offered_spikes\":0.05,\"accepted_spikes\":0.025,\"latency\":{\"count\":3,"
              "\"p50\":3,\"p99\":5,\"mean\":3.6666666666666665,\"max\":5,\"histogram\":[[3,2],[5,1]]}}");
}

TEST(TrafficStats, an_empty_window_has_no_rates) {
    const TrafficTotals none;
    EXPECT_EQ(none.rate(7, 4), 0.0);
}

}  // namespace
}  // namespace tendril

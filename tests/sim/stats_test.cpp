// stats.json to the byte, and every spike accounted for.
#include "sim/stats.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

TEST(Stats, HasTheKeysOfTheFormatInTheirOrder) {
    EXPECT_EQ(
        stats_json(tiny_chip(), tiny_totals()),
        R"({
  "format": "tendril-stats 1",
  "ticks": 2,
  "cycles": 100,
  "spikes": 3,
  "stimulus_spikes": 2,
  "copies": 6,
  "arrived": 6,
  "merged": 1,
  "not_in_table": 1,
  "in_flight": 0,
  "lost": 0,
  "late": 0,
  "early": 0,
  "overrun": 0,
  "barrier_wait_cycles": 23,
  "synaptic_events": 9,
  "cycles_per_tick": 50.0,
  "timing": )"
        "{\"deliveries\":2,\"latency_p50\":4,\"latency_p99\":6,\"latency_mean\":5.0,\"latency_max\":6,"
        "\"intervals\":1,\"isi_distortion_mean\":2.0,\"isi_distortion_max\":2,\"spikes_disordered\":1,"
        R"("spike_disorder":0.5},
  "cores": [
)"
        "    {\"core\":0,\"spikes\":2,\"arrived\":4,\"merged\":1,\"not_in_table\":1,\"late\":0,\"early\":0,"
        "\"synaptic_events\":9,\"barrier_wait_cycles\":11,\"learn_accesses\":5},\n"
        "    {\"core\":1,\"spikes\":1,\"arrived\":2,\"merged\":0,\"not_in_table\":0,\"late\":0,\"early\":0,"
        "\"synaptic_events\":0,\"barrier_wait_cycles\":12,\"learn_accesses\":0}\n"
        R"(  ],
  "hubs": [
    {"hub":"L1.0","spikes_moved":5,"spike_copies":6,"marks":6,"blocked_cycles":1,"busy_cycles":9,)"
        R"("utilisation":0.09,"stall_cycles":null}
  ],
  "labels": {"cycles_per_tick":"cycle-exact","timing":"cycle-exact","cores":"cycle-exact",)"
        R"("hubs":"cycle-exact"}
}
)");
}

TEST(Stats, AreNullWhereTheEngineHasNoCycles) {
    RunTotals totals = tiny_totals();
    totals.has_cycles = false;
    totals.cycles = 0;
    totals.hubs.clear();
    const std::string text = stats_json(tiny_chip(), totals);
    for (const char* part :
         {"\n  \"cycles\": null,", "\n  \"barrier_wait_cycles\": null,", "\n  \"spikes\": 3,",
          R"("synaptic_events":9,"barrier_wait_cycles":null,"learn_accesses":null})",
          R"({"hub":"L1.0","spikes_moved":null,"spike_copies":null,"marks":null,"blocked_cycles":null,)",
          R"("blocked_cycles":null,"busy_cycles":null,"utilisation":null,"stall_cycles":null})",
          "\n  \"timing\": null,", "\n  \"cycles_per_tick\": null,"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
    }
}

std::string refused(const RunTotals& totals) {
    const ChipPlan plan = tiny_chip();
    return refusal([&] { stats_json(plan, totals); });
}

TEST(Stats, RefuseASpikeThatWasLost) {
    RunTotals totals = tiny_totals();
    totals.copies = 7;
    EXPECT_EQ(refused(totals),
              "1 statistics: spikes are unaccounted for: arrived 6 + in flight 0 is not the 7 copies");
    totals.in_flight = 1;
    EXPECT_EQ(refused(totals), "accepted");
    totals.in_flight = 2;
    EXPECT_EQ(refused(totals).substr(0, 2), "1 ");
}

TEST(Stats, RefuseSpikesThatTheCoresDidNotCount) {
    RunTotals totals = tiny_totals();
    totals.spikes = 4;
    EXPECT_EQ(refused(totals),
              "1 statistics: spikes are unaccounted for: the cores counted 3 spikes, the run 4");
}

TEST(Stats, RefuseMoreMergedOrLateThanHits) {
    RunTotals totals = tiny_totals();
    totals.cores[0].counters.merged = 4;
    EXPECT_EQ(refused(totals).substr(0, 47), "1 statistics: spikes are unaccounted for: core ");
    totals = tiny_totals();
    totals.cores[1].counters.late = 2;
    EXPECT_EQ(refused(totals), "accepted");
    totals.cores[1].counters.early = 1;
    EXPECT_EQ(
        refused(totals),
        "1 statistics: spikes are unaccounted for: core 1: merged 0, late 2 and early 1 are not parts of 2 "
        "hits");
    totals = tiny_totals();
    totals.cores[1].counters.not_in_table = 3;
    EXPECT_EQ(refused(totals).substr(0, 2), "1 ");
}

TEST(Stats, AreOfTheChipThatRan) {
    RunTotals totals = tiny_totals();
    totals.cores.pop_back();
    EXPECT_THROW(stats_json(tiny_chip(), totals), std::logic_error);
    totals = tiny_totals();
    totals.hubs.clear();
    EXPECT_THROW(stats_json(tiny_chip(), totals), std::logic_error);
}

TEST(Stats, SumTheSynapticEvents) { EXPECT_EQ(synaptic_events(tiny_totals()), 9U); }

}  // namespace
}  // namespace tendril

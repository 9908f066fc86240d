// Wires and bits: what is followed along the routes is what the hubs counted.
#include "sim/flit_work.h"

#include <gtest/gtest.h>

#include "sim/chip_plan.h"
#include "sim/run.h"
#include "sim/stimulus_make.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const std::string kChip =
    "# ?\nformat = \"tendril-chip 1\"\n[run]\ncycles = 500\n"
    "[topology]\nfamily = \"tree+kleinberg\"\nlevels = 2\nradix = 4\nshortcuts = 2\n"
    "[traffic]\nkind = \"local\"\nload = 0.02\nfan_out = 5\n";

TEST(FlitWork, AFlitHasTheBitsOfTheChip) {
    // kind, 8 bits of tick, 4 of 16 sources, 8 of neuron
    EXPECT_EQ(flit_bits(ChipFile(kChip).plan()), 1 + 8 + 4 + 8);
}

TEST(FlitWork, TheWiresOfAllSpikesAreWhatHubsAndCoresCounted) {
    const ChipFile file(kChip);
    const ChipSpec spec = file.load();
    const ChipPlan plan = make_plan(spec);
    const auto engine = make_engine("tlm", spec, plan);
    RunOrder order;
    order.cycle_limit = Cycle(500);
    const auto stimulus = make_stimulus(spec, plan, "");
    const RunTotals totals = engine->run(order, *stimulus, {});
    ASSERT_GT(totals.spikes, 100U);
    double wires = 0, pitches = 0;
    for (std::size_t core = 0; core < totals.cores.size(); ++core) {
        const WayOf way = *way_of(plan, SourceId(static_cast<std::uint16_t>(core)));
        wires += way.wires * static_cast<double>(totals.cores[core].counters.spikes);
        pitches += way.pitches * static_cast<double>(totals.cores[core].counters.spikes);
    }
    EXPECT_EQ(*bit_hops(plan, totals), wires * 21);
    EXPECT_EQ(*bit_pitches(plan, totals), pitches * 21);
}

TEST(FlitWork, OneWayByHand) {
    // Core 0 to core 1 below the same hub: one wire in, one out, each one pitch or less.
    const ChipFile file(
        "# ?\nformat = \"tendril-chip 1\"\n[topology]\nfamily = \"flat\"\ncores = 2\n"
        "[traffic]\nkind = \"uniform\"\nload = 0.1\n");
    const ChipPlan plan = file.plan();
    const WayOf way = *way_of(plan, SourceId(0));
    EXPECT_EQ(way.wires, 2);
    EXPECT_EQ(way.pitches, plan.topology.links[0].length + plan.topology.links[1].length);
}

}  // namespace
}  // namespace tendril

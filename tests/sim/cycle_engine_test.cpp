// The co-simulation as a whole: every transport call is accounted for, and it is the chip the others are.
#include "sim/cycle_engine.h"

#include <gtest/gtest.h>

#include "sim/state_file.h"
#include "tests/support/bare_chip.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

constexpr std::int64_t kTicks = 320;  // ten images

TEST(CycleEngine, AgreesWithTheFunctionalEngineOnSpikesAndState) {
    SimRun cosim("quickstart.toml");
    SimRun functional("quickstart.toml");
    CycleEngine engine(cosim.plan);
    cosim.run(engine, kTicks);
    const auto golden = make_functional(functional.plan);
    functional.run(*golden, kTicks);
    EXPECT_FALSE(cosim.log.spikes.empty());
    EXPECT_EQ(ticks_only(cosim.log.spikes), ticks_only(functional.log.spikes));
    EXPECT_EQ(state_digest(engine.state()), state_digest(golden->state()));
}

TEST(CycleEngine, TakesTheSameCyclesAsABareLoopOverTheSameBlocks) {
    SimRun cosim("quickstart.toml");
    CycleEngine engine(cosim.plan);
    const RunTotals totals = cosim.run(engine, kTicks);
    const auto stimulus = make_stimulus(cosim.spec, cosim.plan);
    BareChip bare(cosim.plan);
    const std::vector<Spike> spikes = bare.run(kTicks, *stimulus);
    EXPECT_EQ(totals.cycles, bare.cycles());
    EXPECT_EQ(with_cycles(cosim.log.spikes), with_cycles(spikes));
}

TEST(CycleEngine, SkippingSleepingPartsChangesNothing) {
    SimRun skipping("quickstart.toml");
    CycleEngine engine(skipping.plan);
    const RunTotals totals = skipping.run(engine, kTicks);
    const std::uint64_t evaluations = engine.chip().kernel.evaluations();
    const std::string digest = state_digest(engine.state());

    SimRun evaluating("quickstart.toml");
    engine.load(evaluating.plan.initial);
    const RunTotals all = evaluating.run(engine, kTicks, false);
    EXPECT_EQ(totals.cycles, all.cycles);
    EXPECT_EQ(with_cycles(skipping.log.spikes), with_cycles(evaluating.log.spikes));
    EXPECT_EQ(digest, state_digest(engine.state()));
    EXPECT_LT(evaluations, engine.chip().kernel.evaluations()) << "nothing was skipped";
}

TEST(CycleEngine, GoesOnFromItsOwnStateAsInOneRun) {
    SimRun whole("quickstart.toml");
    CycleEngine engine(whole.plan);
    whole.run(engine, kTicks);
    const std::string digest = state_digest(engine.state());

    SimRun parts("quickstart.toml");
    engine.load(parts.plan.initial);
    parts.run(engine, 100);
    parts.run(engine, kTicks - 100);
    EXPECT_EQ(digest, state_digest(engine.state()));
    EXPECT_EQ(ticks_only(whole.log.spikes), ticks_only(parts.log.spikes));
}

TEST(CycleEngine, EndsAtTheCycleLimitWithoutAFinalState) {
    SimRun run("quickstart.toml");
    CycleEngine engine(run.plan);
    const auto stimulus = make_stimulus(run.spec, run.plan);
    RunOrder order;
    order.ticks = kTicks;
    order.cycle_limit = Cycle(5000);
    Recorder* const recorder = &run.log;
    const RunTotals totals = engine.run(order, *stimulus, {&recorder, 1});
    EXPECT_FALSE(totals.finished);
    EXPECT_GT(totals.cores[0].counters.synaptic_events, 0U) << "counted though the core was at work";
    EXPECT_EQ(totals.ticks + 1, static_cast<std::int64_t>(run.log.ticks.size()));
    EXPECT_EQ(totals.cycles, 5000);
    EXPECT_LT(totals.in_flight, 20U);
}

/// Everything that moves, moves by a transport call: at each socket as many as the statistics say.
TEST(CycleEngine, CountsAsManyTransportCallsAtEachSocketAsTheStatisticsSay) {
    SimRun run("quickstart.toml");
    CycleEngine engine(run.plan);
    const RunTotals totals = run.run(engine, kTicks);
    Chip& chip = engine.chip();
    constexpr auto kMarks = static_cast<std::uint64_t>(kTicks + 1);  // the preload tick has one too

    CoreModule& core = *chip.cores[0];
    const CoreCounters& counted = totals.cores[0].counters;
    EXPECT_EQ(core.spike_in.crossings().spikes, counted.arrived);
    EXPECT_EQ(core.spike_in.crossings().marks, kMarks);
    EXPECT_EQ(core.spike_out.crossings().spikes, counted.spikes);
    EXPECT_EQ(core.spike_out.crossings().marks, kMarks);
    EXPECT_EQ(run.log.deliveries.size(), counted.arrived);
    EXPECT_EQ(totals.copies, counted.arrived) << "every pixel spike passes host port, hub and axon table";
    EXPECT_EQ(counted.not_in_table, 0U);

    HostPort& host = *chip.hosts[0];
    EXPECT_GT(totals.stimulus_spikes, 100U);
    EXPECT_EQ(host.out.crossings().spikes, totals.stimulus_spikes);
    EXPECT_EQ(host.out.crossings().marks, kMarks);
    EXPECT_EQ(host.in.crossings().marks, kMarks);

    HubModule& hub = *chip.hubs[0];
    Crossings in, out;
    for (const int port : hub.ports()) {
        in.spikes += hub.in(port).crossings().spikes;
        in.marks += hub.in(port).crossings().marks;
        out.spikes += hub.out(port).crossings().spikes;
        out.marks += hub.out(port).crossings().marks;
    }
    EXPECT_EQ(in.spikes, totals.spikes + totals.stimulus_spikes);
    EXPECT_EQ(in.spikes, totals.hubs[0].moved);
    EXPECT_EQ(in.marks, 2 * kMarks);
    EXPECT_EQ(out.spikes, totals.hubs[0].copies);
    EXPECT_EQ(out.marks, totals.hubs[0].marks);

    const LearningEngine& learning = *chip.learning[0];
    EXPECT_EQ(learning.accesses_made(), totals.cores[0].learn_accesses);
    EXPECT_EQ(learning.events_seen(), core.learn_events());
    const std::uint64_t phases = kTicks / 32 - 1;
    EXPECT_EQ(learning.events_seen(), counted.arrived - counted.merged + totals.spikes + phases);
    EXPECT_GT(learning.accesses_made(), learning.events_seen() / 2);

    const std::uint64_t per_core = 4;  // load, start, read back, counters
    EXPECT_EQ(chip.host_access->accesses(), per_core * chip.cores.size() + 2 * chip.hubs.size());
}

}  // namespace
}  // namespace tendril

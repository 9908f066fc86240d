// Whole chips in ticks: when spikes arrive, what is counted, and that leaving cores out changes nothing.
#include "sim/functional_engine.h"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/error.h"
#include "tests/support/random_chip.h"

namespace tendril {
namespace {

class Listener : public Recorder {
public:
    std::vector<std::pair<std::int64_t, int>> sent;          ///< tick, line
    std::vector<std::tuple<std::int64_t, int, int>> spikes;  ///< tick, core, neuron
    std::vector<Delivery> deliveries;
    std::vector<std::int64_t> ends;

    void host_spike(Tick tick, SourceId, int line) override { sent.emplace_back(tick.value, line); }
    void spike(const Spike& s) override {
        EXPECT_EQ(s.cycle, Cycle(-1));
        spikes.emplace_back(s.tick.value, s.core.value, s.neuron.value);
    }
    void delivery(const Delivery& d) override { deliveries.push_back(d); }
    void tick_end(const TickEnd& end) override { ends.push_back(end.tick.value); }
};

RunOrder ticks(std::int64_t count) {
    RunOrder order;
    order.ticks = count;
    return order;
}

RunOrder stepping() {
    RunOrder order;
    order.skip = false;
    return order;
}

RunOrder resting() {
    RunOrder order;
    order.learning = false;
    return order;
}

/// Cores in a row, each relaying to the next after its own number of ticks and a tick more.
ChipPlan chain(int cores) {
    ChipPlan plan;
    plan.hosts.push_back({"in", 4, {}});
    for (int c = 0; c < cores; ++c) {
        CoreSetup setup = relay(c, {1, 4});
        const SourceId from(static_cast<std::uint16_t>(c == 0 ? cores : c - 1));
        setup.axon_table.push_back({from, 0, 2, static_cast<std::uint8_t>(c + 1), false});
        plan.cores.push_back(setup);
        plan.initial.cores.push_back(cleared_core(setup.size, 1));
        plan.initial.cores.back().k[2] = 1;
    }
    plan.initial.tick = Tick(-1);
    return plan;
}

TEST(FunctionalEngine, CarriesASpikeAlongAChainWithEachEntrysDelay) {
    const ChipPlan plan = chain(3);
    FunctionalEngine engine(plan);
    ListedStimulus stimulus;
    stimulus.lines[0] = {{0, 0}};
    Listener listener;
    Recorder* const listeners[] = {&listener};
    const RunTotals totals = engine.run(ticks(10), stimulus, listeners);

    using Spikes = std::vector<std::tuple<std::int64_t, int, int>>;
    EXPECT_EQ(listener.spikes, (Spikes{{0, 0, 0}, {2, 1, 0}, {5, 2, 0}}));
    EXPECT_EQ(listener.sent, (std::vector<std::pair<std::int64_t, int>>{{-1, 0}}));
    ASSERT_EQ(listener.deliveries.size(), 3U);
    EXPECT_EQ(listener.deliveries[0].tick, Tick(-1));
    EXPECT_EQ(listener.deliveries[2].tick, Tick(2));
    EXPECT_EQ(listener.deliveries[2].axon, 2);
    EXPECT_EQ(totals.spikes, 3U);
    EXPECT_EQ(totals.stimulus_spikes, 1U);
    EXPECT_EQ(totals.copies, 3U);
    EXPECT_TRUE(totals.finished);
    EXPECT_FALSE(totals.has_cycles);
}

TEST(FunctionalEngine, AsksForTheTicksOfItsRunAndEndsEachOfThem) {
    const ChipPlan plan = chain(1);
    FunctionalEngine engine(plan);
    ListedStimulus stimulus;
    Listener listener;
    Recorder* const listeners[] = {&listener};
    engine.run(ticks(3), stimulus, listeners);
    EXPECT_EQ(stimulus.asked, (std::vector<std::int64_t>{0, 1, 2}));
    EXPECT_EQ(listener.ends, (std::vector<std::int64_t>{-1, 0, 1, 2}));
    EXPECT_EQ(engine.state().tick, Tick(2));
}

TEST(FunctionalEngine, CountsACopyForEachSubscribedCoreAndWhatTheTableMakesOfIt) {
    ChipPlan plan = chain(2);
    // Line 1 of the host is subscribed nowhere, yet core 0 listens to the host; core 1 hears core 0.
    FunctionalEngine engine(plan);
    ListedStimulus stimulus;
    stimulus.lines[0] = {{0, 0}, {0, 1}};
    stimulus.lines[1] = {{0, 1}};
    Listener listener;
    Recorder* const listeners[] = {&listener};
    const RunTotals totals = engine.run(ticks(6), stimulus, listeners);
    EXPECT_EQ(totals.stimulus_spikes, 3U);
    EXPECT_EQ(totals.copies, 4U);
    EXPECT_EQ(totals.cores[0].counters.arrived, 3U);
    EXPECT_EQ(totals.cores[0].counters.not_in_table, 2U);
    EXPECT_EQ(totals.cores[1].counters.arrived, 1U);
    EXPECT_EQ(listener.deliveries[1].axon, -1);
    EXPECT_EQ(engine.run(ticks(1), stimulus, {}).copies, 0U) << "each run counts for itself";
}

struct Outcome {
    Listener listener;
    ChipState state;
    RunTotals totals;
};

Outcome run(const ChipPlan& plan, std::initializer_list<std::int64_t> lengths, RunOrder order = {}) {
    FunctionalEngine engine(plan);
    ListedStimulus stimulus = random_stimulus(7);
    Outcome outcome;
    Recorder* const listeners[] = {&outcome.listener};
    for (const std::int64_t length : lengths) {
        order.ticks = length;
        outcome.totals = engine.run(order, stimulus, listeners);
    }
    outcome.state = engine.state();
    return outcome;
}

TEST(FunctionalEngine, GivesTheSameWithAndWithoutLeavingSilentCoresOut) {
    std::size_t spikes = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const ChipPlan plan = random_chip(seed);
        const Outcome skipped = run(plan, {600}, {});
        const Outcome stepped = run(plan, {600}, stepping());
        EXPECT_EQ(skipped.listener.spikes, stepped.listener.spikes) << "seed " << seed;
        EXPECT_EQ(skipped.state, stepped.state) << "seed " << seed;
        spikes += skipped.listener.spikes.size();
    }
    EXPECT_GT(spikes, 1000U);
}

std::vector<std::tuple<int, int, int, int, bool>> told(const std::vector<Delivery>& deliveries) {
    std::vector<std::tuple<int, int, int, int, bool>> rows;
    for (const Delivery& d : deliveries)
        rows.emplace_back(d.core.value, d.source.value, d.neuron.value, d.axon, d.merged);
    return rows;
}

TEST(FunctionalEngine, GivesTheSameInTheSameOrderWithAnyNumberOfThreads) {
    for (const bool skip : {true, false}) {
        const ChipPlan plan = random_chip(1, 64);
        RunOrder order;
        order.skip = skip;
        const Outcome alone = run(plan, {300, 50}, order);
        EXPECT_EQ(alone.totals.threads, 1);
        EXPECT_GT(alone.listener.spikes.size(), 1000U);
        EXPECT_NE(alone.state.cores[0].k, plan.initial.cores[0].k) << "it learns";
        for (const int threads : {2, 3}) {
            order.threads = threads;
            const Outcome together = run(plan, {300, 50}, order);
            EXPECT_EQ(alone.listener.spikes, together.listener.spikes);
            EXPECT_EQ(told(alone.listener.deliveries), told(together.listener.deliveries));
            EXPECT_EQ(alone.state, together.state);
            EXPECT_LE(together.totals.threads, threads);
        }
    }
}

TEST(FunctionalEngine, TakesMoreThanOneThreadWhereManyCoresAreCalledAndOneWhereFewAre) {
    const auto threads_of = [](const ChipPlan& plan) {
        RunOrder order;
        order.threads = 2;
        order.skip = false;
        FunctionalEngine engine(plan);
        ListedStimulus stimulus = random_stimulus(7);
        int most = 0;  // a machine that is busy may keep the second away from a short run
        for (order.ticks = 200; most < 2 && engine.state().tick < Tick(100'000);)
            most = std::max(most, engine.run(order, stimulus, {}).threads);
        return most;
    };
    EXPECT_EQ(threads_of(random_chip(1, 64)), 2);
    RunOrder order;
    order.threads = 2;
    EXPECT_EQ(run(random_chip(1, 6), {600}, order).totals.threads, 1);
}

TEST(FunctionalEngine, RunsInPiecesAsInOneGo) {
    const ChipPlan plan = random_chip(3);
    const Outcome whole = run(plan, {600});
    const Outcome pieces = run(plan, {1, 99, 300, 200});
    EXPECT_EQ(whole.listener.spikes, pieces.listener.spikes);
    EXPECT_EQ(whole.state, pieces.state);
}

TEST(FunctionalEngine, GoesOnFromALoadedState) {
    const ChipPlan plan = random_chip(4);
    const Outcome whole = run(plan, {600});
    ListedStimulus stimulus = random_stimulus(7);
    FunctionalEngine first(plan);
    first.run(ticks(250), stimulus, {});
    FunctionalEngine second(plan);
    second.load(first.state());
    second.run(ticks(350), stimulus, {});
    EXPECT_EQ(second.state(), whole.state);
}

TEST(FunctionalEngine, AccountsForEverySpike) {
    const ChipPlan plan = random_chip(5);
    const Outcome outcome = run(plan, {600});
    std::uint64_t arrived = 0;
    std::uint64_t spikes = 0;
    for (const CoreTotals& core : outcome.totals.cores) {
        arrived += core.counters.arrived;
        spikes += core.counters.spikes;
    }
    EXPECT_EQ(outcome.totals.copies, arrived + outcome.totals.in_flight);
    EXPECT_EQ(outcome.totals.spikes, spikes);
    EXPECT_EQ(outcome.listener.deliveries.size(), arrived);
    EXPECT_GT(arrived, 500U);
}

TEST(FunctionalEngine, EndsAtATickWhenInterruptedAndCanGoOn) {
    const ChipPlan plan = random_chip(8);
    const Outcome whole = run(plan, {600});
    FunctionalEngine engine(plan);
    ListedStimulus stimulus = random_stimulus(7);
    RunOrder order = ticks(600);
    order.interrupted = [] { return true; };
    const RunTotals totals = engine.run(order, stimulus, {});
    EXPECT_TRUE(totals.interrupted);
    EXPECT_FALSE(totals.finished);
    EXPECT_LT(totals.ticks, 600);
    engine.run(ticks(600 - totals.ticks), stimulus, {});
    EXPECT_EQ(engine.state(), whole.state);
}

TEST(FunctionalEngine, RefusesWhatNeedsCycles) {
    const ChipPlan plan = chain(1);
    FunctionalEngine engine(plan);
    ListedStimulus stimulus;
    RunOrder limited = ticks(3);
    limited.cycle_limit = Cycle(100);
    EXPECT_THROW(engine.run(limited, stimulus, {}), Error);
    RunOrder waved = ticks(3);
    waved.wave.emplace();
    EXPECT_THROW(engine.run(waved, stimulus, {}), Error);
}

TEST(FunctionalEngine, KeepsTimesButNoSynapseMovesWhileLearningRests) {
    const ChipPlan plan = random_chip(6);
    const Outcome rested = run(plan, {600}, resting());
    bool arrivals = false;
    for (std::size_t c = 0; c < plan.cores.size(); ++c) {
        EXPECT_EQ(rested.state.cores[c].k, plan.initial.cores[c].k);
        EXPECT_EQ(rested.state.cores[c].learning.lfsr, plan.initial.cores[c].learning.lfsr);
        const auto& tl = rested.state.cores[c].learning.tl;
        arrivals |= std::accumulate(tl.begin(), tl.end(), std::int64_t{0}) > 0;
        const bool phased = plan.cores[c].neuron.ph_len > 0;
        EXPECT_EQ(rested.state.cores[c].learning.episodes, phased ? 599 / 32 : 0);
    }
    EXPECT_TRUE(arrivals);
}

}  // namespace
}  // namespace tendril

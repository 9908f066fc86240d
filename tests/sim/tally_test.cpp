// When a tick and a run are over, and what is counted on the way.
#include "sim/tally.h"

#include <gtest/gtest.h>

#include "tests/support/sim_run.h"

namespace tendril {
namespace {

struct Watched {
    explicit Watched(std::int64_t tick_cycles = 0) : plan(two_cores(tick_cycles)), tally(plan) {
        tally.start({&recorder, 1}, Tick(-1), Tick(1), [this] { ended = true; });
    }
    /// Source 0 reaches both cores, source 1 core 1, the host nobody.
    static ChipPlan two_cores(std::int64_t tick_cycles) {
        ChipPlan plan;
        plan.cores.resize(2);
        plan.tick_cycles = tick_cycles;
        const End first{End::Kind::core, 0, 0};
        const End second{End::Kind::core, 1, 0};
        plan.listeners = {{first, second}, {second}, {}};
        return plan;
    }
    void take(int core, std::int64_t tick, std::int64_t cycle) {
        tally.tick_taken(CoreId(static_cast<std::uint16_t>(core)), Tick(tick), Cycle(cycle));
    }
    ChipPlan plan;
    Log log;
    Recorder* recorder = &log;
    Tally tally;
    bool ended = false;
};

TEST(Tally, ATickEndsInTheCycleInWhichTheLastCoreTakesItsMark) {
    Watched w;
    w.take(0, -1, 7);
    EXPECT_TRUE(w.log.ticks.empty());
    w.take(1, -1, 9);
    ASSERT_EQ(w.log.ticks.size(), 1U);
    EXPECT_EQ(w.log.ticks[0].tick, Tick(-1));
    EXPECT_EQ(w.log.ticks[0].cycle, Cycle(9));
}

TEST(Tally, ATickToldLateKeepsItsCycle) {
    Watched w;
    w.take(1, -1, 9);
    w.take(0, -1, 7);  // told after the other, taken before it
    EXPECT_EQ(w.log.ticks.back().cycle, Cycle(9));
}

TEST(Tally, CoresMayBeOneTickApart) {
    Watched w;
    w.take(0, -1, 7);
    w.take(1, -1, 8);
    w.take(0, 0, 20);
    EXPECT_EQ(w.log.ticks.size(), 1U);
    w.take(1, 0, 25);
    EXPECT_EQ(w.log.ticks.size(), 2U);
    EXPECT_EQ(w.tally.ticks(), 1);
    EXPECT_EQ(w.tally.skew(), 1);
}

TEST(Tally, CoresFurtherApartStillEndTheirTicksInOrder) {
    Watched w;
    w.take(0, -1, 7);
    w.take(0, 0, 20);
    w.take(0, 1, 30);
    EXPECT_TRUE(w.log.ticks.empty());
    EXPECT_EQ(w.tally.skew(), 3);
    w.take(1, -1, 31);
    w.take(1, 0, 32);
    EXPECT_EQ(w.log.ticks.size(), 2U);
    EXPECT_EQ(w.log.ticks[1].tick, Tick(0));
    EXPECT_FALSE(w.ended);
    w.take(1, 1, 40);
    EXPECT_TRUE(w.ended);
    EXPECT_EQ(w.tally.end(), Cycle(40));
}

TEST(Tally, TheRunEndsWithTheLastTickAndNotBefore) {
    Watched w;
    for (std::int64_t tick = -1; tick < 1; ++tick) {
        w.take(0, tick, 10 * tick + 20);
        w.take(1, tick, 10 * tick + 21);
    }
    EXPECT_FALSE(w.ended);
    w.take(1, 1, 40);
    EXPECT_FALSE(w.tally.finished());
    w.take(0, 1, 44);
    EXPECT_TRUE(w.ended);
    EXPECT_TRUE(w.tally.finished());
    EXPECT_EQ(w.tally.end(), Cycle(44));
}

TEST(Tally, CountsACopyForEachCoreThatListens) {
    Watched w;
    w.tally.spike({Tick(0), Cycle(3), CoreId(0), NeuronId(1)});
    w.tally.spike({Tick(0), Cycle(4), CoreId(1), NeuronId(1)});
    w.tally.host_spike(Tick(0), SourceId(2), 5);
    EXPECT_EQ(w.tally.copies(), 3U);
    EXPECT_EQ(w.tally.spikes(), 2U);
    EXPECT_EQ(w.tally.stimulus_spikes(), 1U);
    EXPECT_EQ(w.tally.seen(0).spikes, 1U);
    EXPECT_EQ(w.log.spikes.size(), 2U);
}

TEST(Tally, CountsWhatBecameOfDeliveries) {
    Watched w;
    w.tally.spike({Tick(0), Cycle(3), CoreId(1), NeuronId(0)});
    w.tally.spike({Tick(0), Cycle(4), CoreId(1), NeuronId(0)});
    Delivery missing;
    missing.cycle = Cycle(8);
    missing.core = CoreId(1);
    missing.source = SourceId(1);
    missing.axon = -1;
    Delivery merged;
    merged.cycle = Cycle(12);
    merged.core = CoreId(1);
    merged.source = SourceId(1);
    merged.merged = merged.late = true;
    w.tally.delivery(missing);
    w.tally.delivery(merged);
    EXPECT_EQ(w.tally.seen(1).arrived, 2U);
    EXPECT_EQ(w.tally.seen(1).not_in_table, 1U);
    EXPECT_EQ(w.tally.seen(1).merged, 1U);
    EXPECT_EQ(w.tally.seen(1).late, 1U);
    EXPECT_EQ(w.tally.seen(1).early, 0U);
    EXPECT_EQ(w.tally.seen(0), CoreCounters{});
    EXPECT_EQ(w.tally.timing().latency.max(), 8);
    EXPECT_EQ(w.tally.timing().distortion_sum, 3U) << "1 cycle apart, then 4";
}

TEST(Tally, ASpikeThatNobodySentIsAFault) {
    Watched w;
    Delivery stray;
    stray.core = CoreId(1);
    stray.source = SourceId(1);
    stray.neuron = NeuronId(3);
    w.tally.delivery(stray);
    EXPECT_TRUE(w.ended);
    EXPECT_NE(w.tally.fault().find("source 1 neuron 3 reached core 1, where no such spike was due"),
              std::string::npos)
        << w.tally.fault();
}

TEST(Tally, AFixedTickEndsWhereItHasToThoughCoresLagByMany) {
    Watched w(100);
    w.take(0, -1, 100);
    w.take(0, 0, 200);
    w.take(0, 1, 290);
    EXPECT_TRUE(w.log.ticks.empty());
    w.tally.overrun(CoreId(1), Tick(1), 1);
    w.take(1, -1, 100);
    w.take(1, 0, 350);
    w.take(1, 1, 420);
    ASSERT_EQ(w.log.ticks.size(), 3U);
    EXPECT_EQ(w.log.ticks[0].cycle, Cycle(99));
    EXPECT_EQ(w.log.ticks[1].cycle, Cycle(199));
    EXPECT_EQ(w.log.ticks[2].cycle, Cycle(299));
    EXPECT_EQ(w.log.ticks[2].overrun, 1U);
    EXPECT_EQ(w.tally.end(), Cycle(420));
    EXPECT_TRUE(w.tally.fault().empty());
}

TEST(Tally, MoreThan127OwedStartsAreAFault) {
    Watched w(100);
    w.tally.overrun(CoreId(0), Tick(5), 127);
    EXPECT_TRUE(w.tally.fault().empty());
    w.tally.overrun(CoreId(0), Tick(5), 128);
    EXPECT_FALSE(w.tally.fault().empty());
}

TEST(Tally, AnAgeOf128TicksIsAFault) {
    for (const std::int64_t age : {127, 128}) {
        Watched w(100);
        w.tally.spike({Tick(10), Cycle(3), CoreId(1), NeuronId(0)});
        Delivery old;
        old.cycle = Cycle(9);
        old.core = CoreId(1);
        old.source = SourceId(1);
        old.tick = Tick(10 + age);
        w.tally.delivery(old);
        EXPECT_EQ(w.tally.fault().empty(), age == 127) << age;
    }
}

}  // namespace
}  // namespace tendril

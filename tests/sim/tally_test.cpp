// When a tick and a run are over, and what is counted on the way.
#include "sim/tally.h"

#include <gtest/gtest.h>

#include "tests/support/sim_run.h"

namespace tendril {
namespace {

struct Watched {
    Watched() : tally({2, 1, 0}, 2) {
        tally.start({&recorder, 1}, Tick(-1), Tick(1), [this] { ended = true; });
    }
    void take(int core, std::int64_t tick, std::int64_t cycle) {
        tally.tick_taken(CoreId(static_cast<std::uint16_t>(core)), Tick(tick), Cycle(cycle));
    }
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
    Delivery missing;
    missing.core = CoreId(1);
    missing.axon = -1;
    Delivery merged;
    merged.core = CoreId(1);
    merged.merged = merged.late = true;
    w.tally.delivery(missing);
    w.tally.delivery(merged);
    EXPECT_EQ(w.tally.seen(1).arrived, 2U);
    EXPECT_EQ(w.tally.seen(1).not_in_table, 1U);
    EXPECT_EQ(w.tally.seen(1).merged, 1U);
    EXPECT_EQ(w.tally.seen(1).late, 1U);
    EXPECT_EQ(w.tally.seen(1).early, 0U);
    EXPECT_EQ(w.tally.seen(0), CoreCounters{});
}

}  // namespace
}  // namespace tendril

// The account of a traffic run: windows, latencies, the end, and what must not happen.
#include "sim/traffic_tally.h"

#include <gtest/gtest.h>

#include "sim/traffic_plan.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

/// Two cores that hear each other; core 0 makes a packet in cycles 5 and 15, core 1 none.
class TrafficAccount : public testing::Test {
protected:
    TrafficAccount() : plan_(file_.plan()) {
        TrafficPlan traffic = *plan_.traffic;
        traffic.kind = "replay";
        traffic.warmup = 10;
        traffic.recorded = {{Cycle(5), CoreId(0), 1}, {Cycle(15), CoreId(0), 2}};
        plan_.traffic = std::make_shared<const TrafficPlan>(traffic);
    }
    void start(TrafficTally& tally) {
        tally.start({}, Cycle(20), [this] { ++ends_; });
        tally.feed().next(CoreId(0));
        tally.feed().next(CoreId(1));
    }
    static Spike sends(int neuron, int cycle) {
        return {Tick(0), Cycle(cycle), CoreId(0), NeuronId(static_cast<std::uint16_t>(neuron))};
    }
    static Delivery reaches(int core, int neuron, int cycle) {
        Delivery d;
        d.cycle = Cycle(cycle);
        d.core = CoreId(static_cast<std::uint16_t>(core));
        d.axon = 0;
        d.source = SourceId(0);
        d.neuron = NeuronId(static_cast<std::uint16_t>(neuron));
        return d;
    }

    ChipFile file_{
        "format = \"tendril-chip 1\"\n[topology]\nfamily = \"flat\"\ncores = 2\n"
        "[traffic]\nkind = \"uniform\"\nload = 0.5\n"};
    ChipPlan plan_;
    int ends_ = 0;
};

TEST_F(TrafficAccount, measures_what_was_created_after_the_warm_up_and_ends_when_all_has_arrived) {
    TrafficTally tally(plan_);
    start(tally);
    tally.spike(sends(1, 12));
    tally.feed().next(CoreId(0));
    tally.delivery(reaches(1, 1, 14));
    EXPECT_FALSE(tally.drained());
    EXPECT_EQ(tally.waiting(), 1U);
    tally.spike(sends(2, 17));
    EXPECT_EQ(tally.in_flight(), 1U);
    EXPECT_EQ(ends_, 0);
    tally.delivery(reaches(1, 2, 45));
    EXPECT_TRUE(tally.drained());
    EXPECT_EQ(ends_, 1);
    EXPECT_EQ(tally.last(), Cycle(45));
    const TrafficTotals totals = tally.totals(Cycle(46));
    EXPECT_EQ(totals.window, 10);
    EXPECT_EQ(totals.created, 1U);
    EXPECT_EQ(totals.sent, 2U) << "both left in the window";
    EXPECT_EQ(totals.offered_copies, 1U);
    EXPECT_EQ(totals.accepted_copies, 1U) << "one arrived in it";
    EXPECT_EQ(totals.latency.count(), 1U);
    EXPECT_EQ(totals.latency.max(), 30);
    EXPECT_EQ(tally.seen(1).arrived, 2U);
    EXPECT_EQ(tally.copies(), 2U);
    EXPECT_EQ(tally.fault(), "");
}

TEST_F(TrafficAccount, a_run_cut_off_has_the_window_it_ran_and_offers_nothing_of_what_was_drawn_ahead) {
    TrafficTally tally(plan_);
    start(tally);
    tally.spike(sends(1, 12));
    tally.feed().next(CoreId(0));  // holds the packet of cycle 15
    const TrafficTotals before = tally.totals(Cycle(15));
    EXPECT_EQ(before.window, 5);
    EXPECT_EQ(before.created, 0U);
    EXPECT_EQ(before.sent, 1U);
    EXPECT_DOUBLE_EQ(before.rate(before.sent, 2), 0.1);
    const TrafficTotals behind = tally.totals(Cycle(16));
    EXPECT_EQ(behind.window, 6);
    EXPECT_EQ(behind.created, 1U);
    EXPECT_EQ(tally.totals(Cycle(4)).window, 0);
}

TEST_F(TrafficAccount, a_packet_that_comes_twice_is_a_fault_and_ends_the_run) {
    TrafficTally tally(plan_);
    start(tally);
    tally.spike(sends(1, 5));
    tally.delivery(reaches(1, 1, 9));
    tally.delivery(reaches(1, 1, 10));
    EXPECT_EQ(ends_, 1);
    EXPECT_EQ(tally.fault(), "cycle 10: packet 1 of core 0 reached core 1, where no such packet was due");
}

}  // namespace
}  // namespace tendril

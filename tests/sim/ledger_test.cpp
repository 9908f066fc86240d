// Every copy is due once, in the order sent.
#include "sim/ledger.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

/// Source 0 reaches cores 0 and 1, source 1 core 1.
Ledger two_sources() { return Ledger({{CoreId(0), CoreId(1)}, {CoreId(1)}}, 2); }

TEST(Ledger, ACopyIsDueAtEachListenerOnce) {
    Ledger ledger = two_sources();
    ledger.sent(SourceId(0), 5, Tick(7));
    EXPECT_EQ(ledger.in_flight(), 2U);
    EXPECT_EQ(ledger.arrived(CoreId(0), SourceId(0), 5)->tick, Tick(7));
    EXPECT_EQ(ledger.arrived(CoreId(0), SourceId(0), 5), std::nullopt) << "doubled";
    EXPECT_EQ(ledger.arrived(CoreId(1), SourceId(0), 5)->tick, Tick(7));
    EXPECT_EQ(ledger.in_flight(), 0U);
}

TEST(Ledger, KnowsWhenSpikesOfASourceSwapTheirOrder) {
    Ledger ledger = two_sources();
    ledger.sent(SourceId(1), 1, Tick(0));
    ledger.sent(SourceId(1), 2, Tick(0));
    EXPECT_EQ(ledger.arrived(CoreId(1), SourceId(1), 2), std::nullopt);
    EXPECT_EQ(ledger.arrived(CoreId(1), SourceId(1), 1)->tick, Tick(0));
}

TEST(Ledger, NothingIsDueWhereNobodyListens) {
    Ledger ledger = two_sources();
    ledger.sent(SourceId(1), 1, Tick(0));
    EXPECT_EQ(ledger.arrived(CoreId(0), SourceId(1), 1), std::nullopt);
    EXPECT_EQ(ledger.arrived(CoreId(0), SourceId(9), 1), std::nullopt);
}

TEST(Ledger, AQueueThatIsNeverEmptyKeepsItsOrder) {
    Ledger ledger = two_sources();
    for (int spike = 0; spike < 1000; ++spike) {
        ledger.sent(SourceId(1), spike % 256, Tick(spike));
        if (spike < 5) continue;
        EXPECT_EQ(ledger.arrived(CoreId(1), SourceId(1), (spike - 5) % 256)->tick, Tick(spike - 5));
    }
    EXPECT_EQ(ledger.in_flight(), 5U);
}

TEST(Ledger, ForgetsWhatWasOnItsWay) {
    Ledger ledger = two_sources();
    ledger.sent(SourceId(0), 1, Tick(0));
    ledger.clear();
    EXPECT_EQ(ledger.in_flight(), 0U);
    EXPECT_EQ(ledger.arrived(CoreId(0), SourceId(0), 1), std::nullopt);
}

}  // namespace
}  // namespace tendril

// A packet that is lost, doubled, swapped or at the wrong core does not pass.
#include "sim/packet_ledger.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

/// Core 0 is heard by 1 and 2, core 1 by nobody, core 2 by 0.
PacketLedger ledger() { return PacketLedger({{CoreId(1), CoreId(2)}, {}, {CoreId(0)}}, 3); }

TEST(PacketLedger, every_listener_gets_every_packet_once_with_its_creation) {
    PacketLedger l = ledger();
    l.sent(CoreId(0), 0, Cycle(5));
    l.sent(CoreId(0), 1, Cycle(6));
    EXPECT_EQ(l.in_flight(), 4U);
    EXPECT_EQ(l.arrived(CoreId(2), CoreId(0), 0), Cycle(5));
    EXPECT_EQ(l.arrived(CoreId(2), CoreId(0), 1), Cycle(6));
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(0), 0), Cycle(5));
    EXPECT_EQ(l.in_flight(), 1U);
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(0), 1), Cycle(6));
    EXPECT_EQ(l.in_flight(), 0U);
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(0), 1), std::nullopt) << "a second time";
}

TEST(PacketLedger, refuses_what_was_not_sent_is_out_of_order_or_at_the_wrong_core) {
    PacketLedger l = ledger();
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(0), 0), std::nullopt) << "before it was sent";
    l.sent(CoreId(0), 0, Cycle(1));
    l.sent(CoreId(0), 1, Cycle(2));
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(0), 1), std::nullopt) << "packet 0 has not come";
    EXPECT_EQ(l.arrived(CoreId(0), CoreId(0), 0), std::nullopt) << "core 0 does not listen";
    EXPECT_EQ(l.arrived(CoreId(1), CoreId(7), 0), std::nullopt) << "there is no core 7";
    EXPECT_EQ(l.in_flight(), 4U);
}

TEST(PacketLedger, starts_anew_when_cleared) {
    PacketLedger l = ledger();
    l.sent(CoreId(2), 9, Cycle(1));
    l.clear();
    EXPECT_EQ(l.in_flight(), 0U);
    EXPECT_EQ(l.arrived(CoreId(0), CoreId(2), 9), std::nullopt);
    EXPECT_EQ(l.listeners(CoreId(0)), 2U);
}

}  // namespace
}  // namespace tendril

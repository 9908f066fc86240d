// Rows of flits: who has which, for how long, and what it says.
#include "sim/recorder/flights.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

Flights two_rows() {
    return Flights(
        2, [](SourceId source) { return "c" + std::to_string(source.value); },
        [](SourceId source) { return source.value == 9 ? 0 : 2; });
}

Flit spike(int neuron, int source = 1) {
    return {FlitKind::spike, 12, SourceId(static_cast<std::uint16_t>(source)),
            static_cast<std::uint8_t>(neuron)};
}

TEST(Flights, ARowTellsTheRouteAndWhatIsStillToCome) {
    Flights flights = two_rows();
    flights.sent(spike(5));
    EXPECT_EQ(flights.text(0), "c1 n5 t12:, 2 to go");
    flights.at_hub(spike(5), "L1.0");
    flights.arrived(spike(5), "c3");
    EXPECT_EQ(flights.text(0), "c1 n5 t12: L1.0 >c3, 1 to go");
    flights.next_cycle();
    flights.at_hub(spike(5), "L2.0");
    flights.arrived(spike(5), "c7");
    EXPECT_EQ(flights.text(0), "c1 n5 t12: L1.0 >c3 L2.0 >c7, 0 to go");
    flights.next_cycle();
    EXPECT_EQ(flights.text(0), "");
    EXPECT_EQ(flights.in_flight(), 0U);
}

TEST(Flights, WhoFindsNoRowTakesTheFirstThatBecomesFreeWithItsTrail) {
    Flights flights = two_rows();
    for (const int neuron : {1, 2, 3}) flights.sent(spike(neuron));
    EXPECT_EQ(flights.in_flight(), 3U);
    flights.at_hub(spike(3), "L1.1");
    flights.arrived(spike(2), "c0");
    flights.arrived(spike(2), "c1");
    flights.next_cycle();
    EXPECT_EQ(flights.text(0), "c1 n1 t12:, 2 to go");
    EXPECT_EQ(flights.text(1), "c1 n3 t12: L1.1, 2 to go");
}

TEST(Flights, TwoSpikesAlikeAreKeptApartByTheirOrder) {
    Flights flights = two_rows();
    flights.sent(spike(5));
    flights.arrived(spike(5), "c0");
    flights.arrived(spike(5), "c1");
    flights.sent(spike(5));
    flights.arrived(spike(5), "c0");
    flights.next_cycle();
    EXPECT_EQ(flights.text(1), "c1 n5 t12: >c0, 1 to go");
}

TEST(Flights, WhatNobodyListensToOrWasSentBeforeHasNoRow) {
    Flights flights = two_rows();
    flights.sent(spike(5, 9));
    flights.arrived(spike(6), "c0");
    flights.at_hub(spike(6), "L1.0");
    EXPECT_EQ(flights.in_flight(), 0U);
}

}  // namespace
}  // namespace tendril

// A wheel that calls each core in its tick, or earlier, never later.
#include "sim/calendar.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

std::vector<std::size_t> taken(Calendar& calendar, std::int64_t tick) {
    std::vector<std::size_t> cores;
    calendar.take(Tick(tick), [&](std::size_t core) { cores.push_back(core); });
    return cores;
}

TEST(Calendar, CallsTheCoresOfATickInOrderAndOnce) {
    Calendar calendar(200);
    for (const std::size_t core : {130U, 3U, 64U, 3U}) calendar.add(core, Tick(7), Tick(-1));
    calendar.add(5, Tick(8), Tick(-1));
    for (std::int64_t tick = 0; tick < 7; ++tick) EXPECT_TRUE(taken(calendar, tick).empty());
    EXPECT_EQ(taken(calendar, 7), (std::vector<std::size_t>{3, 64, 130}));
    EXPECT_TRUE(taken(calendar, 7).empty());
    EXPECT_EQ(taken(calendar, 8), std::vector<std::size_t>{5});
}

TEST(Calendar, CallsAtTheEndOfItsReachWhoHasToDoOnlyLater) {
    Calendar calendar(2);
    calendar.add(0, Tick(10 + Calendar::kReach), Tick(10));
    calendar.add(1, Tick(INT64_MAX), Tick(10));
    for (std::int64_t tick = 11; tick < 10 + Calendar::kReach; ++tick)
        EXPECT_TRUE(taken(calendar, tick).empty()) << tick;
    EXPECT_EQ(taken(calendar, 10 + Calendar::kReach), (std::vector<std::size_t>{0, 1}));
}

TEST(Calendar, TakesWhatAVisitAddsForLater) {
    Calendar calendar(1);
    calendar.add(0, Tick(0), Tick(-1));
    int visits = 0;
    for (std::int64_t tick = 0; tick < 600; ++tick) {
        calendar.take(Tick(tick), [&](std::size_t core) {
            ++visits;
            calendar.add(core, Tick(tick + 2), Tick(tick));
        });
    }
    EXPECT_EQ(visits, 300);
}

TEST(Calendar, ForgetsEverything) {
    Calendar calendar(1);
    calendar.add(0, Tick(0), Tick(-1));
    calendar.clear();
    EXPECT_TRUE(taken(calendar, 0).empty());
}

}  // namespace
}  // namespace tendril

// Rows wait for the end of their tick and come out in order.
#include "sim/recorder/tick_rows.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

struct Item {
    Tick tick;
    int value = 0;
    auto operator<=>(const Item&) const = default;
};

std::vector<int> ended(TickRows<Item>& rows, int tick) {
    std::vector<int> values;
    rows.end_tick(Tick(tick), [&values](const Item& item) { values.push_back(item.value); });
    return values;
}

TEST(TickRows, ComeOutSortedWhenTheirTickEnds) {
    TickRows<Item> rows;
    rows.add({Tick(1), 7});
    rows.add({Tick(0), 5});
    rows.add({Tick(0), 3});
    EXPECT_EQ(ended(rows, 0), (std::vector<int>{3, 5}));
    EXPECT_EQ(rows.last(), Tick(1));
    EXPECT_EQ(ended(rows, 1), std::vector<int>{7});
    EXPECT_TRUE(rows.empty());
}

TEST(TickRows, RefuseARowOfATickThatHasEnded) {
    TickRows<Item> rows;
    ended(rows, 4);
    EXPECT_THROW(rows.add({Tick(4), 1}), std::logic_error);
    EXPECT_NO_THROW(rows.add({Tick(5), 1}));
}

TEST(TickRows, WriteADashForNoCycle) {
    EXPECT_EQ(cycle_text(Cycle(-1)), "-");
    EXPECT_EQ(cycle_text(Cycle(0)), "0");
}

}  // namespace
}  // namespace tendril

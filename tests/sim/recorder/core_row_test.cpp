// A tick of a core in words, cycle by cycle.
#include "sim/recorder/core_row.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

constexpr Flit kSpike{FlitKind::spike, 12, SourceId(3), 7};
constexpr Flit kMark{FlitKind::mark, 12, SourceId(3), 0};

CoreSight sight(const Flit* arrives, const Flit* sends, std::uint64_t up = 0, std::uint64_t down = 0,
                int tick = 12) {
    return {Tick(tick), arrives, sends, up, down};
}

TEST(CoreRow, CountsArrivalsAndLeavesMarksOut) {
    CoreRow row;
    row.look(sight(&kSpike, nullptr));
    row.look(sight(&kMark, nullptr));
    row.look(sight(&kSpike, &kMark));
    EXPECT_EQ(row.text(), "t12: 2 in");
    EXPECT_EQ(row.in(), 2);
    EXPECT_FALSE(row.fires());
    EXPECT_EQ(row.winner(), -1);
}

TEST(CoreRow, NamesTheNeuronsThatFireAndSaysHowManyMoreThereAre) {
    CoreRow row;
    Flit spike = kSpike;
    row.look(sight(nullptr, &spike));
    EXPECT_EQ(row.text(), "t12: 0 in, n7 fires");
    EXPECT_TRUE(row.fires());
    for (int neuron = 9; neuron <= 13; ++neuron) {
        spike.neuron = static_cast<std::uint8_t>(neuron);
        row.look(sight(nullptr, &spike));
    }
    EXPECT_EQ(row.text(), "t12: 0 in, n7 n9 n10 n11 +2 fire");
    EXPECT_EQ(row.winner(), 13);
}

TEST(CoreRow, CountsWhatWasLearnedInThisTickAndBeginsAnewWithTheNext) {
    CoreRow row;
    row.look(sight(&kSpike, nullptr, 100, 50));
    row.look(sight(nullptr, nullptr, 104, 52));
    EXPECT_EQ(row.text(), "t12: 1 in, learn 4+/2-");
    row.look(sight(&kSpike, nullptr, 104, 52, 13));
    EXPECT_EQ(row.text(), "t13: 1 in");
}

}  // namespace
}  // namespace tendril

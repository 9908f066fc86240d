// The first cycle in which two waveforms part is the first, whatever else they have.
#include "sim/bisect/wave_pair.h"

#include <gtest/gtest.h>

#include "sim/bisect/bisect.h"
#include "sim/bisect/signal_diff.h"
#include "tests/sim/bisect/two_waves.h"
#include "tests/support/refusal.h"

namespace tendril {
namespace {

using test::Story;

struct Two {
    Two(const Story& a, const Story& b, const SignalRules& rules) {
        test::write_waves(folder / "a.fst", a);
        test::write_waves(folder / "b.fst", b);
        file_a = std::make_unique<FstFile>(folder / "a.fst");
        file_b = std::make_unique<FstFile>(folder / "b.fst");
        pair = std::make_unique<WavePair>(*file_a, *file_b, rules);
    }
    TempFolder folder;
    std::unique_ptr<FstFile> file_a, file_b;
    std::unique_ptr<WavePair> pair;
};

TEST(WavePair, TwoThatAreTheSameDoNotPart) {
    const Two two({}, {.also = true}, rule_of_trees);
    EXPECT_EQ(two.pair->common(), 3U);  // level, V, step
    EXPECT_EQ(two.pair->first(), 0);
    EXPECT_EQ(two.pair->last(), 39);
    EXPECT_FALSE(two.pair->first_parting());
}

TEST(WavePair, TheFirstCycleItsSignalsAndValuesAreNamed) {
    const Two two({}, {.wrong = 23}, rule_of_trees);
    const auto parting = two.pair->first_parting();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->cycle, 23);
    ASSERT_EQ(parting->signals.size(), 1U);
    EXPECT_EQ(parting->signals[0].path, "chip.ports_hub.level");
    EXPECT_EQ(value_text(parting->signals[0].a), "2");
    EXPECT_EQ(value_text(parting->signals[0].b), "3");
    EXPECT_EQ(parting->signals[0].since_a, 23);
    for (std::int64_t c = 0; c < 40; ++c) EXPECT_EQ(two.pair->differing()[c], c >= 23) << c;
}

TEST(WavePair, OnlyCyclesThatBothHaveAreCompared) {
    const Two two({.last = 30}, {.wrong = 31}, rule_of_trees);
    EXPECT_EQ(two.pair->last(), 30);
    EXPECT_FALSE(two.pair->first_parting());
}

TEST(WavePair, ANeuronCountsBetweenTicksAndAScanIsOneStep) {
    // A model steps its neurons with the scan's first cycle, RTL one by one: the same between ticks.
    EXPECT_FALSE(Two({}, {.model = true}, rule_of_models).pair->first_parting());
    EXPECT_EQ(Two({}, {.model = true}, rule_of_trees).pair->first_parting()->cycle, 8);
    const Two two({}, {.early = 16, .model = true}, rule_of_models);
    const auto parting = two.pair->first_parting();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->cycle, 20);
    ASSERT_EQ(parting->signals.size(), 1U);
    EXPECT_EQ(parting->signals[0].path, "chip.neurons_core0.n3_v");
    EXPECT_EQ(value_text(parting->signals[0].a), "14");
    EXPECT_EQ(value_text(parting->signals[0].b), "21");
    EXPECT_EQ(Two({}, {.early = 16}, rule_of_trees).pair->first_parting()->cycle, 16);
}

TEST(WavePair, WhatIsNoWaveformIsRefused) {
    const TempFolder folder;
    write_file(folder / "no.fst", "no waveform");
    EXPECT_EQ(refusal([&] { FstFile(folder / "no.fst"); }),
              "4 " + (folder / "no.fst").string() + ": is no waveform, or not a whole one");
}

TEST(ValueText, IsDecimalWhereAllBitsAreKnown) {
    EXPECT_EQ(value_text("0101"), "5");
    EXPECT_EQ(value_text("1101", true), "-3");
    EXPECT_EQ(value_text("0101", true), "5");
    EXPECT_EQ(value_text("01x1"), "0b01x1");
    EXPECT_EQ(value_text(std::string(64, '1')), "18446744073709551615");
    EXPECT_EQ(value_text(std::string(64, '1'), true), "-1");
    EXPECT_EQ(value_text(std::string(65, '1')), "0b" + std::string(65, '1'));
}

}  // namespace
}  // namespace tendril

// Which built tree carries a topology, and what is written to make it that one.
#include "systemc/chip/chip_wiring.h"

#include <gtest/gtest.h>

#include "systemc/core/map.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

constexpr BuiltChip kSixteen{16, 2, 4, {64, 128}, 16, 3};

TreeSpec tree(int levels, int radix, int cores) {
    TreeSpec spec;
    spec.levels = levels;
    spec.radix = radix;
    spec.cores = cores;
    spec.link_cycles = {5};
    spec.hosts = {std::nullopt};
    return spec;
}

TEST(ChipWiring, ATreeFitsWithFewerAndSmallerCoresButNotWithAnotherShape) {
    EXPECT_TRUE(fits(kSixteen, build_tree(tree(2, 4, 16)), {64, 128}, 16));
    EXPECT_TRUE(fits(kSixteen, build_tree(tree(2, 4, 9)), {16, 16}, 16));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(2, 4, 9)), {128, 128}, 16));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(2, 4, 9)), {64, 256}, 16));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(2, 4, 9)), {16, 16}, 8));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(2, 2, 4)), {16, 16}, 16));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(1, 4, 4)), {16, 16}, 16));
    EXPECT_FALSE(fits(kSixteen, build_tree(tree(2, 8, 17)), {16, 16}, 16));
    TreeSpec hosts = tree(2, 4, 16);
    hosts.hosts.resize(4);
    EXPECT_FALSE(fits(kSixteen, build_tree(hosts), {16, 16}, 16));
}

TEST(ChipWiring, OnOneLevelTheRadixDoesNotMatter) {
    EXPECT_TRUE(fits({8, 1, 8, {16, 16}, 16, 3}, build_tree(tree(1, 4, 3)), {16, 16}, 16));
}

TEST(ChipWiring, TheSmallestThatFitsIsTaken) {
    const std::vector<BuiltChip> chips{{8, 1, 8, {16, 16}, 16, 1}, {4, 1, 4, {16, 16}, 16, 1}, kSixteen};
    const Topology three = build_tree(tree(1, 4, 3));
    ASSERT_NE(fitting(chips, three, {16, 16}, 16), nullptr);
    EXPECT_EQ(fitting(chips, three, {16, 16}, 16)->cores, 4);
    EXPECT_EQ(fitting(chips, build_tree(tree(3, 2, 8)), {16, 16}, 16), nullptr);
}

TEST(ChipWiring, HubsOfASmallerTreeKeepTheirPlaces) {
    EXPECT_EQ(hub_count(kSixteen), 5);
    EXPECT_EQ(hub_numbers(kSixteen, build_tree(tree(2, 4, 6))), (std::vector<int>{0, 1, 4}));
}

std::uint32_t word_at(const std::vector<ConfigWord>& words, std::uint32_t address) {
    for (const ConfigWord& word : words)
        if (word.address == address) return word.data;
    return 0;
}

TEST(ChipWiring, EveryLinkHasItsDelayAndEveryPatchItsOtherEnd) {
    TreeSpec spec = tree(2, 4, 16);
    spec.laterals = {{{1, 0}, {1, 2}}};
    const auto words = link_words(kSixteen, build_tree(spec));
    EXPECT_EQ(words.size(), 16U + 4U + 2U + 1U);
    EXPECT_EQ(word_at(words, chip_map::kTree + 15), 5U);
    EXPECT_EQ(word_at(words, chip_map::kTree + 16 + 3), 5U);
    EXPECT_EQ(word_at(words, chip_map::kLaterals + 0), (1U << 31) | (8U << 16) | 5U);
    EXPECT_EQ(word_at(words, chip_map::kLaterals + 8), (1U << 31) | (0U << 16) | 5U);
    // on the parent port of the root, the last port of the last hub
    EXPECT_EQ(word_at(words, chip_map::kHosts), (1U << 31) | (64U << 16) | 5U);
}

TEST(ChipWiring, ADeadLateralStaysOff) {
    TreeSpec spec = tree(2, 4, 16);
    spec.laterals = {{{1, 0}, {1, 2}}};
    spec.dead_links = {{{1, 0}, {1, 2}}};
    EXPECT_EQ(word_at(link_words(kSixteen, build_tree(spec)), chip_map::kLaterals + 8), 0U);
}

}  // namespace
}  // namespace tendril

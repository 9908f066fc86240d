// Are random shortcuts as many, as long and as free of leftovers as they were ordered?
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <stdexcept>

#include "systemc/fabric/topology/floorplan.h"
#include "systemc/fabric/topology/shortcuts.h"

namespace tendril {
namespace {

TreeSpec tree(int levels) {
    TreeSpec spec;
    spec.family = "tree+kleinberg";
    spec.levels = levels;
    return spec;
}

Shortcuts shortcuts(const TreeSpec& spec, const ShortcutBudget& budget, double alpha,
                    const std::vector<double>& mix, std::uint32_t seed) {
    std::mt19937 draw(seed);
    return kleinberg_shortcuts(spec, budget, alpha, mix, draw);
}

double wire(TreeSpec spec, const Shortcuts& chosen) {
    spec.laterals = chosen.laterals;
    const Topology topology = build_tree(spec);
    double sum = 0.0;
    for (const LinkSpec& link : topology.links) sum += topology.is_lateral(link) ? link.length : 0.0;
    return sum;
}

TEST(Kleinberg, fills_every_lateral_port_of_a_level_whatever_the_seed) {
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        const Shortcuts all = shortcuts(tree(4), {32, 0.0}, 2.0, {0, 1}, seed);
        ASSERT_EQ(all.laterals.size(), 32U) << "seed " << seed;
        ASSERT_TRUE(all.notes.empty());
        std::map<HubId, int> ends;
        for (const auto& [a, b] : all.laterals) ++ends[a], ++ends[b];
        ASSERT_EQ(ends.size(), 16U);
        for (const auto& [hub, count] : ends) ASSERT_EQ(count, 4) << "seed " << seed << " L2." << hub.index;
    }
}

TEST(Kleinberg, says_what_it_cannot_place) {
    const Shortcuts all = shortcuts(tree(3), {9, 0.0}, 2.0, {0, 1}, 1);
    EXPECT_EQ(all.laterals.size(), 6U) << "four hubs have six pairs";
    ASSERT_EQ(all.notes.size(), 1U);
    EXPECT_EQ(all.notes[0], "3 of 9 shortcuts found no place: the lateral ports of their levels are used up");
}

TEST(Kleinberg, a_level_without_room_leaves_its_share_to_the_others) {
    const Shortcuts all = shortcuts(tree(3), {20, 0.0}, 2.0, {0.1, 0.9}, 1);
    EXPECT_EQ(all.laterals.size(), 20U);
    EXPECT_TRUE(all.notes.empty());
}

TEST(Kleinberg, spends_no_more_wire_than_it_has) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Shortcuts all = shortcuts(tree(4), {1000, 100.0}, 1.0, {}, seed);
        EXPECT_LE(wire(tree(4), all), 100.0) << "seed " << seed;
        EXPECT_GT(wire(tree(4), all), 90.0) << "seed " << seed;
        EXPECT_EQ(all.notes.size(), 1U);
    }
}

TEST(Kleinberg, draws_lengths_with_the_power_of_alpha) {
    // One link a draw, so that nothing is taken: of 64 hubs in a grid of 8 x 8, pitch 2.
    const auto lengths = [](double alpha) {
        std::map<int, double> share;
        for (std::uint32_t seed = 1; seed <= 2000; ++seed)
            share[static_cast<int>(wire(tree(4), shortcuts(tree(4), {1, 0.0}, alpha, {1}, seed)))] +=
                1.0 / 2000;
        return share;
    };
    // Expected: mean over the hubs of n(r)·r^-alpha / sum over r, n(r) the hubs at distance r.
    const auto expected = [](double alpha, int length) {
        double mean = 0.0;
        for (int hub = 0; hub < 64; ++hub) {
            double sum = 0.0;
            double hit = 0.0;
            for (int other = 0; other < 64; ++other) {
                if (other / 4 == hub / 4) continue;  // of one bus
                const double r = 2 * wire_length(core_spot(hub), core_spot(other));
                sum += std::pow(r, -alpha);
                if (static_cast<int>(r) == length) hit += std::pow(r, -alpha);
            }
            mean += hit / sum / 64;
        }
        return mean;
    };
    for (const double alpha : {0.0, 2.0}) {
        std::map<int, double> share = lengths(alpha);
        for (const int length : {2, 4, 8})
            EXPECT_NEAR(share[length], expected(alpha, length), 0.03) << "alpha " << alpha << " r " << length;
    }
}

TEST(Kleinberg, is_the_same_for_the_same_seed_and_adds_to_given_laterals) {
    TreeSpec spec = tree(4);
    EXPECT_EQ(shortcuts(spec, {12, 0.0}, 2.0, {}, 5).laterals,
              shortcuts(spec, {12, 0.0}, 2.0, {}, 5).laterals);
    EXPECT_NE(shortcuts(spec, {12, 0.0}, 2.0, {}, 5).laterals,
              shortcuts(spec, {12, 0.0}, 2.0, {}, 6).laterals);
    spec.laterals = {{{3, 0}, {3, 1}}};
    for (const auto& pair : shortcuts(spec, {5, 0.0}, 2.0, {0, 0, 1}, 1).laterals)
        EXPECT_NE(pair, spec.laterals[0]) << "it is there already";
}

TEST(Kleinberg, refuses_a_mix_without_a_level_that_has_two_hubs) {
    EXPECT_THROW(shortcuts(tree(2), {1, 0.0}, 2.0, {0, 1}, 1), std::invalid_argument);
    EXPECT_THROW(shortcuts(tree(1), {1, 0.0}, 2.0, {}, 1), std::invalid_argument);
}

}  // namespace
}  // namespace tendril

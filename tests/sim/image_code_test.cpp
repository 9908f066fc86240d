// Each code says what its definition says, on both channels, within an image's ticks.
#include "sim/image_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace tendril {
namespace {

TEST(ImageCode, ttfs_shows_bright_pixels_early_on_and_dark_ones_early_off) {
    const Script want = {{0, 1}, {0, 3}, {4, 5}, {12, 2}};  // 0 is silent ON, 16 is silent OFF
    EXPECT_EQ(encode("ttfs_on_off", {3, {0, 16, 4}}), want);
}

TEST(ImageCode, rank_order_knows_who_is_brighter_but_not_how_much) {
    const LabelledImage image{3, {1, 9, 0, 9}};
    const Script want = {{0, 1}, {0, 6}, {4, 3}, {4, 4}, {8, 0}, {8, 5}, {12, 7}};
    EXPECT_EQ(encode("rank_order", image), want);
    EXPECT_EQ(encode("rank_order", {3, {2, 15, 0, 15}}), want) << "the same order";
}

TEST(ImageCode, phase_says_it_once_in_each_of_two_cycles) {
    const Script want = {{0, 0}, {3, 3}, {5, 1}, {8, 0}, {11, 3}, {13, 1}};
    EXPECT_EQ(encode("phase", {3, {16, 6}}), want);
}

TEST(ImageCode, rate_spreads_as_many_spikes_as_the_value_says) {
    const Script script = encode("rate", {3, {5, 16}});
    std::map<int, std::vector<int>> ticks;
    for (const LineSpike& spike : script) ticks[spike.line].push_back(spike.tick);
    EXPECT_EQ(ticks[0], (std::vector<int>{3, 6, 9, 12, 15}));
    EXPECT_EQ(ticks[1].size(), 16U);
    EXPECT_EQ(ticks[2].size(), 11U);
    EXPECT_EQ(ticks.count(3), 0U);
    const Script shifted = encode("rate", {3, {0, 5}});
    EXPECT_EQ(std::ranges::count(shifted, 1, &LineSpike::line), 5);
    EXPECT_EQ(std::ranges::find(shifted, 1, &LineSpike::line)->tick, 2) << "line 1 begins at 5 of 16";
}

TEST(ImageCode, at_once_says_of_each_pixel_whether_it_is_bright) {
    const Script want = {{0, 1}, {0, 2}, {0, 4}, {0, 7}};
    EXPECT_EQ(encode("at_once", {3, {0, 16, 9, 8}}), want) << "half as bright as can be is dark";
}

TEST(EncodedImages, hold_what_encode_says_and_nothing_else) {
    const std::vector<LabelledImage> images = {{0, {3, 0, 16}}, {1, {7, 7, 1}}};
    for (const std::string& code : image_codes()) {
        const EncodedImages encoded(images, code);
        ASSERT_EQ(encoded.count(), 2U);
        for (std::size_t i = 0; i < images.size(); ++i) {
            Script held;
            for (int tick = -1; tick < 40; ++tick) {
                for (const HostSpike& spike : encoded.at(i, tick)) held.push_back({tick, spike.line});
            }
            EXPECT_EQ(held, encode(code, images[i])) << code;
            EXPECT_FALSE(held.empty());
        }
    }
}

}  // namespace
}  // namespace tendril

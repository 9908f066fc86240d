// Images as spikes: each pixel once in each channel, at its time; one image a phase.
#include "sim/stimulus_images.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Lines = std::vector<std::uint16_t>;

Lines at(const LabelledImage& image, std::int64_t tick) {
    Lines lines;
    ttfs_on_off(image, tick, lines);
    return lines;
}

TEST(TtfsOnOff, bright_pixels_come_early_on_and_dark_ones_early_off) {
    const LabelledImage image{3, {0, 16, 4}};
    EXPECT_EQ(at(image, 0), (Lines{1, 3}));  // 16 is ON at 0, 0 is OFF at 0
    EXPECT_EQ(at(image, 4), (Lines{5}));     // 4 is OFF at 4
    EXPECT_EQ(at(image, 12), (Lines{2}));    // 4 is ON at 12
    std::size_t spikes = 0;
    for (int tick = -1; tick < 40; ++tick) spikes += at(image, tick).size();
    EXPECT_EQ(spikes, 4U);  // 0 is silent ON, 16 is silent OFF
}

/// Images of one pixel: which one is shown can be read off its time.
std::vector<LabelledImage> shades(int count) {
    std::vector<LabelledImage> images;
    for (int i = 0; i < count; ++i) images.push_back({i, {static_cast<std::uint8_t>(i + 1)}});
    return images;
}

int shown(ImageEntry& entry, int ph_len, std::int64_t phase) {
    int value = 0;
    for (int tick = 0; tick < ph_len; ++tick) {
        Lines lines;
        entry.lines_at(phase * ph_len + tick, lines);
        if (!lines.empty() && lines[0] == 0) value = kBrightest - tick;
    }
    return value - 1;
}

TEST(ImageEntry, shows_the_order_of_the_file_over_and_over) {
    ImageEntry entry(shades(3), 20, std::nullopt);
    for (int phase = 0; phase < 7; ++phase) EXPECT_EQ(shown(entry, 20, phase), phase % 3);
}

TEST(ImageEntry, draws_one_image_a_phase) {
    RandomStream draws("stimulus0", 5);
    ImageEntry entry(shades(7), 16, RandomStream("stimulus0", 5));
    for (int phase = 0; phase < 20; ++phase) EXPECT_EQ(shown(entry, 16, phase), draws.below(7));
}

TEST(ImageEntry, shows_the_same_image_in_a_phase_wherever_the_run_starts) {
    ImageEntry whole(shades(7), 16, RandomStream("stimulus0", 5));
    std::vector<int> want;
    for (int phase = 0; phase < 20; ++phase) want.push_back(shown(whole, 16, phase));
    ImageEntry late(shades(7), 16, RandomStream("stimulus0", 5));
    EXPECT_EQ(shown(late, 16, 12), want[12]);
    EXPECT_EQ(shown(late, 16, 19), want[19]);
    EXPECT_EQ(shown(late, 16, 3), want[3]);  // it starts anew
}

TEST(ReadImages, the_digits_are_all_there) {
    const auto images = read_images(std::string(TENDRIL_SOURCE_DIR) + "/configs/stimuli/optdigits.txt");
    ASSERT_EQ(images.size(), 1797U);
    EXPECT_EQ(images[0].pixels.size(), 64U);
    EXPECT_EQ(images[0].label, 0);
    EXPECT_EQ(images[0].pixels[3], 13);
    std::vector<int> of_label(10);
    for (const LabelledImage& image : images) ++of_label.at(static_cast<std::size_t>(image.label));
    for (const int count : of_label) EXPECT_TRUE(count > 170 && count < 190);
}

TEST(ReadImages, what_is_wrong_has_its_place) {
    const TempFolder folder;
    const auto refused = [&](const std::string& text) {
        write_file(folder / "i.txt", text);
        return refusal([&] { read_images((folder / "i.txt").string()); })
            .substr(folder.path().string().size() + 3);
    };
    EXPECT_EQ(refused(""), "i.txt:1:1: there are no images; one a line: label, then pixels");
    EXPECT_EQ(refused("3 1 17\n"), "i.txt:1:5: pixel is \"17\"; a whole number 0..16");
    EXPECT_EQ(refused("3 1 2\n3 1\n").rfind("i.txt:2:", 0), 0U);
    EXPECT_NE(refused("3 1 2\n3 1\n").find("1 pixels, the first image has 2"), std::string::npos);
    EXPECT_NE(refused("3\n").find("an image without pixels"), std::string::npos);
    EXPECT_NE(refused("3 1 2").find("truncated"), std::string::npos);
}

}  // namespace
}  // namespace tendril

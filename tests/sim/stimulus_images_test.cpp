// Images as a stimulus: one a phase, in the order asked for.
#include "sim/stimulus_images.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

using Lines = std::vector<std::uint16_t>;

/// Images of one pixel: which one is shown can be read off its time.
EncodedImages shades(int count) {
    std::vector<LabelledImage> images;
    for (int i = 0; i < count; ++i) images.push_back({i, {static_cast<std::uint8_t>(i + 1)}});
    return {images, "ttfs_on_off"};
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

}  // namespace
}  // namespace tendril

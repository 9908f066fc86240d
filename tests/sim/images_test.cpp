// Images are read as they are written; what is wrong has its place.
#include "sim/images.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

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

// tendril gallery, through the executable: the pictures are what the chips do, and it says where one is not.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(GalleryCommand, every_picture_is_what_its_chip_does) {
    const auto outcome = tendril("gallery configs/gallery/gallery.toml --check");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
}

TEST(GalleryCommand, a_chip_that_does_something_else_makes_its_picture_stale_until_it_is_drawn) {
    const TempFolder folder;
    std::filesystem::copy(TENDRIL_SOURCE_DIR "/configs/gallery", folder / "gallery");
    const std::string chip = file_text(folder / "gallery" / "leak.toml");
    const auto at = chip.find("theta    = 60");
    ASSERT_NE(at, std::string::npos);
    write_file(folder / "gallery" / "leak.toml", std::string(chip).replace(at, 13, "theta    = 61"));
    const std::string gallery = "gallery " + (folder / "gallery" / "gallery.toml").string();
    const auto stale = tendril(gallery + " --check");
    EXPECT_EQ(stale.exit_code, 1);
    EXPECT_NE(stale.out.find("leak.svg: not what"), std::string::npos) << stale.out;
    EXPECT_NE(stale.out.find("1 of them stale"), std::string::npos) << stale.out;
    EXPECT_EQ(tendril(gallery).exit_code, 0);
    EXPECT_EQ(tendril(gallery + " --check").exit_code, 0);
}

TEST(GalleryCommand, refuses_a_chip_it_cannot_draw) {
    const TempFolder folder;
    const auto refused = [&](const std::string& picture) {
        write_file(folder / "gallery.toml", "format = \"tendril-gallery 1\"\n" + picture);
        return refused_by_program("gallery " + (folder / "gallery.toml").string());
    };
    const std::string source = TENDRIL_SOURCE_DIR;
    EXPECT_NE(refused("").find("no [[picture]]"), std::string::npos);
    const std::string one = "[[picture]]\ntitle = \"t\"\nchip = \"" + source;
    EXPECT_NE(refused(one + "/configs/chips/smallworld-16.toml\"\n").find("16 cores"), std::string::npos);
    EXPECT_NE(refused(one + "/configs/gallery/leak.toml\"\nneuron = 1\n").find("no neuron 1"),
              std::string::npos);
    EXPECT_NE(refused(one + "/configs/gallery/leak.toml\"\nbesides = []\n").find("did you mean \"beside\""),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

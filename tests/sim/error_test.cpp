// How a refusal reads, and which word is near.
#include "sim/error.h"

#include <gtest/gtest.h>

#include <vector>

namespace tendril {
namespace {

TEST(Error, a_refusal_has_its_place_what_is_wrong_what_is_allowed_and_the_nearest_word) {
    const Error error = error_at({"a.toml", 3, 7}, "unknown key \"x\"", "y, z", "y");
    EXPECT_STREQ(error.what(), "a.toml:3:7: unknown key \"x\"; y, z; did you mean \"y\"?");
    EXPECT_EQ(error.exit_code(), Exit::usage);
}

TEST(Error, empty_parts_are_left_out) {
    EXPECT_STREQ(error_at({"a.toml", 3, 0}, "bad").what(), "a.toml:3: bad");
    EXPECT_STREQ(error_at({"--set a=1", 0, 0}, "bad", "good").what(), "--set a=1: bad; good");
    EXPECT_STREQ(error_at({}, "bad").what(), "bad");
}

TEST(Nearest, a_slip_of_the_finger_finds_its_word) {
    const std::vector<std::string> words = {"theta", "ticks", "threads", "vs"};
    EXPECT_EQ(nearest("teta", words), "theta");
    EXPECT_EQ(nearest("thetta", words), "theta");
    EXPECT_EQ(nearest("tikcs", words), "ticks");
    EXPECT_EQ(nearest("sv", words), "vs");
}

TEST(Nearest, a_word_from_elsewhere_finds_none) {
    const std::vector<std::string> words = {"theta", "ticks", "vs"};
    EXPECT_EQ(nearest("potential", words), "");
    EXPECT_EQ(nearest("ab", words), "");
    EXPECT_EQ(nearest("x", {}), "");
}

}  // namespace
}  // namespace tendril

// Words and numbers of a strict text, and the places of its errors.
#include "sim/text_scanner.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"

namespace tendril {
namespace {

TEST(TextScanner, WalksThroughLinesAndWords) {
    TextScanner scanner("a 1 -2\n\nb\n", "f");
    ASSERT_TRUE(scanner.next_line());
    EXPECT_EQ(scanner.word("x"), "a");
    EXPECT_EQ(scanner.number("y", 0, 9), 1);
    EXPECT_TRUE(scanner.more_words());
    EXPECT_EQ(scanner.number("z", -2, 9), -2);
    EXPECT_FALSE(scanner.more_words());
    scanner.end_line();
    ASSERT_TRUE(scanner.next_line());
    EXPECT_EQ(scanner.line(), "");
    ASSERT_TRUE(scanner.next_line());
    EXPECT_EQ(scanner.word("x"), "b");
    EXPECT_EQ(scanner.line_number(), 3);
    EXPECT_FALSE(scanner.next_line());
}

/// What reading two numbers 0..9 from the line says.
std::string reading(std::string_view text) {
    TextScanner scanner(text, "f");
    return refusal([&] {
        scanner.next_line();
        scanner.number("first", 0, 9);
        scanner.number("second", 0, 9);
        scanner.end_line();
    });
}

TEST(TextScanner, NamesTheColumnOfEveryError) {
    EXPECT_EQ(reading("1 2\n"), "accepted");
    EXPECT_EQ(reading("\n"), "2 f:1:1: first is missing");
    EXPECT_EQ(reading("1\n"), "2 f:1:2: second is missing");
    EXPECT_EQ(reading("1 x\n"), "2 f:1:3: second is \"x\"; a whole number 0..9");
    EXPECT_EQ(reading("1 10\n"), "2 f:1:3: second is \"10\"; a whole number 0..9");
    EXPECT_EQ(reading("1 +2\n"), "2 f:1:3: second is \"+2\"; a whole number 0..9");
    EXPECT_EQ(reading("1 02\n"), "2 f:1:3: second is \"02\"; a whole number 0..9");
    EXPECT_EQ(reading("1 -0\n"), "2 f:1:3: second is \"-0\"; a whole number 0..9");
    EXPECT_EQ(reading("1 99999999999999999999\n"),
              "2 f:1:3: second is \"99999999999999999999\"; a whole number 0..9");
    EXPECT_EQ(reading("1  2\n"),
              "2 f:1:3: an empty column where second should be; one space between columns");
    EXPECT_EQ(reading(" 1 2\n"), "2 f:1:1: an empty column where first should be; one space between columns");
    EXPECT_EQ(reading("1 2 3\n"), "2 f:1:4: \" 3\" after the last column");
    EXPECT_EQ(reading("1 2 \n"), "2 f:1:4: \" \" after the last column");
}

TEST(TextScanner, CallsALineWithoutALineFeedTruncated) {
    EXPECT_EQ(reading("1 2"),
              "2 f:1:4: the file is truncated; a complete file: its last line ends with a line feed");
}

TEST(TextScanner, PrintsNoControlCharactersAndNoEndlessWords) {
    EXPECT_EQ(reading(std::string_view("1 \x01\x00\xff\n", 6)),
              "2 f:1:3: second is \"???\"; a whole number 0..9");
    const std::string answer = reading("1 " + std::string(1000, 'x') + "\n");
    EXPECT_LT(answer.size(), 100U);
}

}  // namespace
}  // namespace tendril

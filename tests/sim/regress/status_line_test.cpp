// Progress is one line with rate and time left, and silence in a pipe.
#include "sim/regress/status_line.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

using namespace std::chrono_literals;

class StatusLineTest : public testing::Test {
protected:
    std::string shown() {
        std::rewind(out_);
        std::string text;
        for (int c; (c = std::fgetc(out_)) != EOF;) text += static_cast<char>(c);
        return text;
    }
    void TearDown() override { std::fclose(out_); }

    std::FILE* out_ = std::tmpfile();
    std::chrono::steady_clock::time_point now_ = std::chrono::steady_clock::time_point{} + 1h;
    const StatusLine::Clock clock_ = [this] { return now_; };
};

TEST_F(StatusLineTest, GivesCountNoteRateAndTimeLeft) {
    StatusLine line("tests", {.shown = true, .colour = false}, out_, clock_);
    now_ += 10s;
    line.show(20, 170, ", 2 failed");
    EXPECT_EQ(shown(), "\r20 of 170 tests, 2 failed, 2.0 tests/s, 1 min 15 s left\r");
}

TEST_F(StatusLineTest, IsRewrittenFiveTimesASecondAtMostAndCleared) {
    StatusLine line("tests", {.shown = true, .colour = false}, out_, clock_);
    for (int n = 0; n < 100; ++n, now_ += 10ms) line.show(0, 9);
    line.clear();
    const std::string text = shown();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 2 * 5 + 2);
    EXPECT_TRUE(text.ends_with("\r            \r")) << text;
}

TEST_F(StatusLineTest, IsSilentInAPipe) {
    StatusLine line("tests", {.shown = false, .colour = true}, out_, clock_);
    line.show(1, 2);
    line.clear();
    EXPECT_EQ(shown(), "");
}

}  // namespace
}  // namespace tendril

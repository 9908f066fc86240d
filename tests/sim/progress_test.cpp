// Progress is one line on a terminal and silence elsewhere.
#include "sim/progress.h"

#include <gtest/gtest.h>

#include <memory>

namespace tendril {
namespace {

using namespace std::chrono_literals;

class ProgressTest : public testing::Test {
protected:
    /// Progress of `ticks` ticks on a clock that the test moves.
    std::unique_ptr<Progress> make(std::int64_t ticks, ProgressStyle style) {
        return std::make_unique<Progress>(ticks, style, out_, [this] { return now_; });
    }
    std::string shown() {
        std::rewind(out_);
        std::string text;
        for (int c; (c = std::fgetc(out_)) != EOF;) text += static_cast<char>(c);
        return text;
    }
    void TearDown() override { std::fclose(out_); }

    std::FILE* out_ = std::tmpfile();
    std::chrono::steady_clock::time_point now_{};
};

void end_ticks(Progress& progress, int count) {
    for (int n = 0; n < count; ++n) progress.tick_end({Tick(n - 1), Cycle(n)});
}

TEST_F(ProgressTest, IsSilentWhereItIsNotShown) {
    {
        const auto progress = make(10, {.shown = false, .colour = true});
        now_ += 10s;
        end_ticks(*progress, 11);
    }
    EXPECT_EQ(shown(), "");
}

TEST_F(ProgressTest, GivesTicksRateAndTimeLeft) {
    const auto progress = make(2200, {.shown = true, .colour = false});
    end_ticks(*progress, 200);
    now_ += 1s;
    progress->tick_end({Tick(199), Cycle(0)});
    EXPECT_EQ(shown(), "\r200 of 2200 ticks, 200.0 ticks/s, 10 s left\r");
}

TEST_F(ProgressTest, WritesFiveTimesASecondAtMost) {
    const auto progress = make(1000, {.shown = true, .colour = false});
    for (int n = 0; n < 1000; ++n) {
        now_ += 1ms;
        progress->tick_end({Tick(n - 1), Cycle(n)});
    }
    const std::string text = shown();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 2 * 5);
}

TEST_F(ProgressTest, CoversWhatIsLeftOfALongerLine) {
    auto progress = make(1000, {.shown = true, .colour = false});
    end_ticks(*progress, 2);
    now_ += 200ms;
    progress->tick_end({Tick(1), Cycle(0)});
    const std::string line = "2 of 1000 ticks, 10.0 ticks/s, 1 min 40 s left";
    EXPECT_EQ(shown(), "\r" + line + "\r");
    progress.reset();
    EXPECT_EQ(shown(), "\r" + line + "\r\r" + std::string(line.size(), ' ') + "\r");
}

TEST_F(ProgressTest, HasColoursOnlyWhereTheyAreWanted) {
    const auto progress = make(10, {.shown = true, .colour = true});
    now_ += 1s;
    end_ticks(*progress, 2);
    EXPECT_EQ(shown(), "\r\x1b[2m0 of 10 ticks, 0.0 ticks/s\x1b[0m\r");
}

TEST(ProgressStyle, HeedsNoColor) {
    ::setenv("NO_COLOR", "1", 1);
    EXPECT_FALSE(ProgressStyle::of_stderr().colour);
    ::setenv("NO_COLOR", "", 1);
    EXPECT_TRUE(ProgressStyle::of_stderr().colour);
}

TEST(ProgressStyle, IsNotShownOnATerminalThatCannotGoBack) {
    ::setenv("TERM", "dumb", 1);
    EXPECT_FALSE(ProgressStyle::of_stderr().shown);
}

}  // namespace
}  // namespace tendril

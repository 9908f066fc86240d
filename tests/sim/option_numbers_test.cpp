// Options that take a number: what they keep, and what they refuse.
#include "sim/option_numbers.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <optional>

#include "tests/support/refusal.h"

namespace tendril {
namespace {

class OptionNumbers : public testing::Test {
protected:
    OptionNumbers() {
        add_number(
            app_, "t run", "--ticks", {}, [this](auto n) { whole_ = n; }, "");
        add_number(
            app_, "t run", "--jobs", {1, 8}, [this](auto n) { whole_ = n; }, "");
        add_measure(
            app_, "t run", "--clock", "MHZ", [this](double x) { measure_ = x; }, "");
    }
    void give(const std::string& option, const std::string& text) {
        app_.parse(std::vector<std::string>{option + "=" + text});
    }
    std::string refused(const std::string& option, const std::string& text) {
        return refusal([&] { give(option, text); });
    }

    std::optional<std::int64_t> whole_;
    std::optional<double> measure_;

private:
    CLI::App app_;
};

TEST_F(OptionNumbers, keep_what_lies_in_their_range) {
    give("--ticks", "0");
    EXPECT_EQ(whole_, 0);
    give("--ticks", "9223372036854775807");
    EXPECT_EQ(whole_, INT64_MAX);
    give("--jobs", "8");
    EXPECT_EQ(whole_, 8);
    give("--clock", "62.5");
    EXPECT_EQ(measure_, 62.5);
    give("--clock", "1e3");
    EXPECT_EQ(measure_, 1000);
}

TEST_F(OptionNumbers, refuse_the_rest_in_the_words_of_every_refusal) {
    for (const char* text : {"-5", "x", "5x", "1.5", " 5", "0x10", "9223372036854775808"})
        EXPECT_EQ(refused("--ticks", text),
                  "2 t run --ticks: \"" + std::string(text) + "\" cannot be; a whole number, at least 0");
    for (const char* text : {"0", "9"})
        EXPECT_EQ(refused("--jobs", text),
                  "2 t run --jobs: \"" + std::string(text) + "\" cannot be; a whole number in 1..8");
    EXPECT_FALSE(whole_);
}

TEST_F(OptionNumbers, a_measure_is_a_finite_number_above_0) {
    for (const char* text : {"nan", "-nan", "inf", "infinity", "0", "-1", "1e999", "10 MHz", "x"})
        EXPECT_EQ(refused("--clock", text),
                  "2 t run --clock: \"" + std::string(text) + "\" cannot be; a number above 0");
    EXPECT_FALSE(measure_);
}

}  // namespace
}  // namespace tendril

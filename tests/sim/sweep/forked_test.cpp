// A call in a process of its own: its answer, or how the process ended.
#include "sim/sweep/forked.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace tendril {
namespace {

TEST(Forked, BringsALongAnswerBack) {
    const std::string text(3'000'000, 'x');
    const ForkResult result = call_in_child([&] { return text; });
    EXPECT_TRUE(result.answered);
    EXPECT_EQ(result.text, text);
}

TEST(Forked, ChangesNothingHere) {
    int here = 1;
    call_in_child([&] { return std::to_string(here = 2); });
    EXPECT_EQ(here, 1);
}

TEST(Forked, SaysHowAProcessEndedWithoutAnAnswer) {
    const ForkResult killed = call_in_child([]() -> std::string {
        ::raise(SIGKILL);
        return "no";
    });
    EXPECT_FALSE(killed.answered);
    EXPECT_EQ(killed.text, "its process was ended by signal 9");
    const ForkResult thrown = call_in_child([]() -> std::string { throw std::runtime_error("no"); });
    EXPECT_FALSE(thrown.answered);
    EXPECT_EQ(thrown.text, "its process ended with exit code 1");
}

}  // namespace
}  // namespace tendril

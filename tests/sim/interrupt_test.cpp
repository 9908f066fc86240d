// Ctrl-C is noted while a run watches for it, and ends the process at other times.
#include "sim/interrupt.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(InterruptWatch, notes_a_signal_while_it_lives) {
    const InterruptWatch watch;
    EXPECT_FALSE(watch.asked());
    std::raise(SIGINT);
    EXPECT_TRUE(watch.asked());
}

TEST(InterruptWatch, begins_anew_each_time) {
    {
        const InterruptWatch watch;
        std::raise(SIGTERM);
        EXPECT_TRUE(watch.asked());
    }
    EXPECT_FALSE(InterruptWatch().asked());
}

TEST(InterruptWatch, a_second_signal_ends_the_process) {
    EXPECT_EXIT(
        {
            const InterruptWatch watch;
            std::raise(SIGINT);
            std::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace tendril

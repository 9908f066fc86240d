// Pulses come in the cycle before each tick's first, and only as many as there are ticks.
#include "systemc/kernel/tick_clock.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

class Listener : public TickListener {
public:
    explicit Listener(const Kernel& kernel) : kernel_(kernel) {}
    void tick_start() override { pulses.push_back(kernel_.now().value); }
    std::vector<std::int64_t> pulses;

private:
    const Kernel& kernel_;
};

std::vector<std::int64_t> pulses_of(std::int64_t tick_cycles, std::int64_t ticks, bool skip) {
    Kernel kernel("kernel");
    TickClock clock(kernel);
    Listener listener(kernel);
    clock.add(listener);
    clock.start(tick_cycles, ticks);
    kernel.run({Cycle(1000), skip, {}});
    return listener.pulses;
}

TEST(TickClock, PulsesACycleBeforeEachTickStarts) {
    EXPECT_EQ(pulses_of(100, 3, true), (std::vector<std::int64_t>{99, 199, 299}));
}

TEST(TickClock, PulsesTheSameWithoutSkipping) {
    EXPECT_EQ(pulses_of(100, 3, false), (std::vector<std::int64_t>{99, 199, 299}));
}

TEST(TickClock, GivesNoPulseInBarrierTicks) { EXPECT_TRUE(pulses_of(0, 3, true).empty()); }

}  // namespace
}  // namespace tendril

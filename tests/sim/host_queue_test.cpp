// Each host gets its own lines of a tick, though the hosts ask a tick apart.
#include "sim/host_queue.h"

#include <gtest/gtest.h>

#include <numeric>

namespace tendril {
namespace {

/// In tick t host h says line 10·t + h; remembers which ticks were asked for.
class Counting : public Stimulus {
public:
    std::span<const HostSpike> at(Tick tick) override {
        asked.push_back(tick.value);
        spikes_.clear();
        for (std::uint16_t host = 0; host < 2; ++host)
            spikes_.push_back({host, static_cast<std::uint16_t>(10 * tick.value + host)});
        return spikes_;
    }
    std::vector<std::int64_t> asked;

private:
    std::vector<HostSpike> spikes_;
};

std::uint16_t only_line(HostQueue& queue, int host, std::int64_t tick) {
    const auto lines = queue.lines(host, Tick(tick));
    EXPECT_EQ(lines.size(), 1U);
    return lines.empty() ? 0 : lines.front();
}

TEST(HostQueue, GivesEachHostItsOwnLinesWhicheverAsksFirst) {
    Counting stimulus;
    HostQueue queue(stimulus, 2, Tick(5));
    EXPECT_EQ(only_line(queue, 0, 5), 50);
    EXPECT_EQ(only_line(queue, 0, 6), 60);
    EXPECT_EQ(only_line(queue, 1, 5), 51) << "the other host is a tick behind";
    EXPECT_EQ(only_line(queue, 1, 6), 61);
    EXPECT_EQ(only_line(queue, 1, 7), 71);
    EXPECT_EQ(only_line(queue, 0, 7), 70);
}

TEST(HostQueue, AsksForEachTickOnceInAscendingOrder) {
    Counting stimulus;
    HostQueue queue(stimulus, 2, Tick(0));
    for (std::int64_t tick = 0; tick < 100; ++tick) {
        only_line(queue, 1, tick);
        if (tick > 0) only_line(queue, 0, tick - 1);
    }
    std::vector<std::int64_t> all(100);
    std::iota(all.begin(), all.end(), 0);
    EXPECT_EQ(stimulus.asked, all);
}

TEST(HostQueue, KeepsTheLinesOfAHostThatIsFarBehind) {
    Counting stimulus;
    HostQueue queue(stimulus, 2, Tick(0));
    for (std::int64_t tick = 0; tick < 50; ++tick) EXPECT_EQ(only_line(queue, 0, tick), 10 * tick);
    for (std::int64_t tick = 0; tick < 50; ++tick) EXPECT_EQ(only_line(queue, 1, tick), 10 * tick + 1);
}

}  // namespace
}  // namespace tendril

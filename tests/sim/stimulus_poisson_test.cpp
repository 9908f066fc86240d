// Poisson spikes: the documented draws, wherever a run starts.
#include "sim/stimulus_poisson.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

using Lines = std::vector<std::uint16_t>;

Lines at(PoissonEntry& entry, std::int64_t time) {
    Lines lines;
    entry.lines_at(time, lines);
    return lines;
}

TEST(Poisson, a_line_is_active_where_its_draw_lies_below_the_rate) {
    RandomStream draws("stimulus0", 1);
    PoissonEntry entry(5, 0.3, RandomStream("stimulus0", 1));
    for (int tick = 0; tick < 50; ++tick) {
        Lines want;
        for (std::uint16_t line = 0; line < 5; ++line) {
            if (draws.next() < 1288490188U) want.push_back(line);  // floor(0.3 * 2^32)
        }
        EXPECT_EQ(at(entry, tick), want);
    }
}

TEST(Poisson, the_rate_is_met) {
    PoissonEntry entry(100, 0.02, RandomStream("stimulus0", 1));
    std::size_t spikes = 0;
    for (int tick = 0; tick < 1000; ++tick) spikes += at(entry, tick).size();
    EXPECT_NEAR(static_cast<double>(spikes), 2000, 150);
}

TEST(Poisson, a_tick_has_the_same_spikes_wherever_the_run_starts) {
    PoissonEntry whole(64, 0.1, RandomStream("stimulus0", 1)), late(64, 0.1, RandomStream("stimulus0", 1));
    std::vector<Lines> want;
    for (int tick = 0; tick < 30; ++tick) want.push_back(at(whole, tick));
    EXPECT_EQ(at(late, 20), want[20]);
    EXPECT_EQ(at(late, 21), want[21]);
    EXPECT_EQ(at(late, 2), want[2]);
}

}  // namespace
}  // namespace tendril

// The written state of a core is all of it: moved into another block after every cycle, model or RTL, it goes
// on as the golden model says.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/moving_core.h"
#include "tests/support/random_lockstep.h"

namespace tendril {
namespace {

constexpr int kLanes = 16;

/// @return cycles
std::int64_t move_through(std::uint64_t seed, CoreSize built, int ticks,
                          const std::function<std::unique_ptr<Core>()>& make) {
    auto owned = std::make_unique<MovingCore>(make);
    const MovingCore& core = *owned;
    RandomLockstep lockstep(seed, built, std::move(owned), ticks, {.eager = seed % 4 == 3});
    for (int t = 0; t < ticks; ++t) {
        const bool agrees = lockstep.tick();
        EXPECT_TRUE(agrees) << lockstep.bench().divergence();
        if (!agrees) break;
    }
    return core.moves();
}

TEST(CoreModelState, IsAllOfAModel) {
    std::int64_t cycles = 0;
    for (std::uint64_t seed = 900; seed < 924 && !testing::Test::HasFailure(); ++seed) {
        const CoreSize built = seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{32, 32};
        cycles += move_through(seed, built, 60, [&] { return make_core_model(built, kLanes); });
    }
    EXPECT_GT(cycles, 50'000);
}

TEST(CoreModelState, IsAllOfAVerilatedCore) {
    constexpr CoreSize built{16, 16};
    std::int64_t cycles = 0;
    for (std::uint64_t seed = 900; seed < 908 && !testing::Test::HasFailure(); ++seed)
        cycles += move_through(seed, built, 40, [&] { return make_core_rtl(built, kLanes); });
    EXPECT_GT(cycles, 10'000);
}

/// Moved into a core that was at work itself, nothing of that is left.
TEST(CoreModelState, ReplacesWhateverTheBlockHeldBefore) {
    const RandomCore random(901, {16, 16});
    for (const bool rtl : {false, true}) {
        const auto make = [&] {
            return rtl ? make_core_rtl({16, 16}, kLanes) : make_core_model({16, 16}, kLanes);
        };
        const auto used = make(), fresh = make();
        for (Core* core : {used.get(), fresh.get()}) {
            core->load(random.setup, random.initial, random.preload, random.preload + 9);
            core->start();
        }
        StateWriter first;
        fresh->visit_state(first);
        CoreInputs mark;
        mark.spike_out_ready = true;
        for (int c = 0; c < 40; ++c) used->clock(Cycle(c), mark);
        StateComparer apart(first.bytes());
        used->visit_state(apart);
        EXPECT_NE(apart.difference(), "");
        StateReader reader(first.bytes());
        used->visit_state(reader);
        StateComparer same(first.bytes());
        used->visit_state(same);
        EXPECT_EQ(same.difference(), "");
    }
}

}  // namespace
}  // namespace tendril

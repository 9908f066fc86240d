// Random whole cores in RTL with a learning engine at their learn port, in lockstep with the golden model:
// every spike, every look-up and all state after every tick.
//
// One seed alone: TENDRIL_CORE_SEED=1234 random_core_test --gtest_filter=*/0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/support/core_coverage.h"
#include "tests/support/random_core.h"

namespace tendril {
namespace {

constexpr int kTicks = 600;
constexpr int kShards = 10;
constexpr std::uint64_t kSeedsPerShard = 60;
constexpr int kLanes = 16;

/// Sizes of one word of every bitmap, and from kManyWords on of several.
constexpr std::uint64_t kManyWords = 100000;

CoreSize size_of(std::uint64_t seed) {
    if (seed < kManyWords) return seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{32, 32};
    return seed % 4 == 0 ? CoreSize{256, 256} : CoreSize{64, 128};
}

void run(std::uint64_t seed, CoreCoverage& seen) {
    const CoreSize built = size_of(seed);
    const int ticks = seed < kManyWords ? kTicks : kTicks / 5;
    RandomCore random(seed, built);
    CoreLockstep::Options options;
    options.seed = seed;
    options.stalls = seed % 3 != 0;
    options.eager = seed % 5 == 4;
    options.hears_itself = random.hears_itself;
    options.label = fmt::format("TENDRIL_CORE_SEED={0} random_core_test --gtest_filter=*/0: seed {0}", seed);
    CoreLockstep bench(random.setup, random.initial, make_core_rtl(built, kLanes), random.preload,
                       random.preload + ticks + 1, options);
    seen.begin(random.setup, bench, built, random.hears_itself);
    for (int t = 0; t < ticks; ++t) {
        const Tick now = bench.model().now();
        const auto before = random.spikes(now);
        seen.before(before);
        ASSERT_TRUE(bench.tick(before, random.spikes(now + 1))) << bench.divergence();
        seen.after();
    }
    seen.end();
}

class RandomCores : public testing::TestWithParam<int> {};

TEST_P(RandomCores, AgreeWithTheGoldenModelAfterEveryTick) {
    CoreCoverage seen;
    if (const char* named = std::getenv("TENDRIL_CORE_SEED")) return run(std::stoull(named), seen);
    const auto first = static_cast<std::uint64_t>(GetParam()) * kSeedsPerShard;
    for (std::uint64_t seed = first; seed < first + kSeedsPerShard; ++seed) run(seed, seen);
    std::cout << seen.histogram();
    EXPECT_GT(seen.spikes(), 1000U);
    EXPECT_EQ(seen.missing(), "");
}

TEST(RandomBigCores, AgreeWithTheGoldenModelAfterEveryTick) {
    CoreCoverage seen;
    for (std::uint64_t seed = kManyWords; seed < kManyWords + 16; ++seed) run(seed, seen);
    std::cout << seen.histogram();
    EXPECT_GT(seen.spikes(), 1000U);
}

INSTANTIATE_TEST_SUITE_P(Shard, RandomCores, testing::Range(0, kShards));

}  // namespace
}  // namespace tendril

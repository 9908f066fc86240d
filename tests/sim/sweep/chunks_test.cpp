// Runs are dealt out to tasks that are worth starting.
#include "sim/sweep/chunks.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

std::vector<SweepRun> runs(std::size_t count) {
    std::vector<SweepRun> out(count);
    for (std::size_t i = 0; i < count; ++i) out[i].seed = static_cast<std::int64_t>(i);
    return out;
}

TEST(Chunks, EachTaskLastsAsLongAsAsked) {
    // 500 runs of 1.2 s are 10 minutes: ten tasks of one, 50 runs each.
    const auto chunks = chunks_of(runs(500), 1.2, 60);
    ASSERT_EQ(chunks.size(), 10U);
    for (const auto& chunk : chunks) EXPECT_EQ(chunk.size(), 50U);
    EXPECT_EQ(chunks[3][1].seed, 13) << "dealt out, not cut";
}

TEST(Chunks, ThereIsNoTaskWithoutRunsAndNoMoreThanAnArrayHolds) {
    EXPECT_EQ(chunks_of(runs(3), 0.1, 60).size(), 1U);
    EXPECT_EQ(chunks_of(runs(3), 300, 60).size(), 3U);
    EXPECT_EQ(chunks_of(runs(5000), 60, 60).size(), kMostTasks);
    EXPECT_TRUE(chunks_of({}, 1, 60).empty());
    std::size_t all = 0;
    for (const auto& chunk : chunks_of(runs(5000), 60, 60)) all += chunk.size();
    EXPECT_EQ(all, 5000U);
}

}  // namespace
}  // namespace tendril

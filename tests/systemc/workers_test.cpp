// Workers: every item once, in more than one thread, and nobody is waited for who does not come.
#include "systemc/workers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <set>

namespace tendril {
namespace {

TEST(Workers, DoEveryItemOnceInEveryRound) {
    for (const int count : {1, 2, 3, 7}) {
        Workers workers(count);
        ASSERT_EQ(workers.count(), count);
        for (std::size_t items = 0; items < 200; ++items) {
            std::vector<int> done(items);  // written by who took the item, read after the round
            workers.run(items, [&](int worker, std::size_t item) {
                ASSERT_GE(worker, 0);
                ASSERT_LT(worker, count);
                ++done[item];
            });
            EXPECT_EQ(done, std::vector<int>(items, 1)) << items << " items, " << count << " workers";
        }
    }
}

TEST(Workers, SeeWhatEarlierRoundsDid) {
    Workers workers(3);
    std::vector<std::int64_t> sums(50);
    for (std::int64_t round = 1; round <= 2000; ++round) {
        workers.run(sums.size(), [&](int, std::size_t item) { sums[item] += round; });
    }
    EXPECT_EQ(sums, std::vector<std::int64_t>(50, 2000 * 2001 / 2));
}

TEST(Workers, AreThreadsOfTheirOwn) {
    Workers workers(3);
    std::mutex mutex;
    std::set<std::thread::id> seen;
    const auto together = [&] {
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
        return seen.size() == 3;
    };
    // Each of three items waits until three threads have one.
    workers.run(3, [&](int, std::size_t) {
        while (!together()) std::this_thread::yield();
    });
    EXPECT_EQ(seen.size(), 3U);
    EXPECT_TRUE(seen.contains(std::this_thread::get_id()));
}

TEST(Workers, WakeAfterALongSilence) {
    Workers workers(2);
    for (int round = 0; round < 3; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::atomic<int> met{0};
        workers.run(2, [&](int, std::size_t) {
            ++met;
            while (met < 2) std::this_thread::yield();
        });
        EXPECT_EQ(met, 2);
    }
}

}  // namespace
}  // namespace tendril

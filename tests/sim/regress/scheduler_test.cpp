// Commands side by side, never more than asked, in the order given.
#include "sim/regress/scheduler.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class SchedulerTest : public testing::Test {
protected:
    Work work(std::size_t id, const std::vector<std::string>& lines, double timeout_s = 60) {
        Work out{id, {}, folder_ / ("log" + std::to_string(id)), std::chrono::duration<double>(timeout_s)};
        for (const std::string& line : lines) out.commands.push_back({"/bin/sh", "-c", line});
        return out;
    }
    std::vector<WorkEnd> run(Scheduler& scheduler) {
        std::vector<WorkEnd> ends;
        scheduler.run([&](const WorkEnd& end) { ends.push_back(end); });
        return ends;
    }
    const TempFolder folder_;
};

TEST_F(SchedulerTest, RunsAWorksCommandsUntilOneFails) {
    Scheduler scheduler(1, {});
    scheduler.add(work(0, {"echo one", "echo two; exit 3", "echo three"}));
    const auto ends = run(scheduler);
    ASSERT_EQ(ends.size(), 1U);
    EXPECT_EQ(ends[0].how, WorkEnd::How::exited);
    EXPECT_EQ(ends[0].code, 3);
    EXPECT_EQ(file_text(folder_ / "log0"),
              "$ /bin/sh -c 'echo one'\none\n$ /bin/sh -c 'echo two; exit 3'\ntwo\n");
}

TEST_F(SchedulerTest, SaysHowAWorkEnded) {
    Scheduler scheduler(4, {});
    scheduler.add(work(0, {"kill -KILL $$"}));
    scheduler.add({1, {{(folder_ / "no-such-program").string()}}, folder_ / "log1"});
    scheduler.add(work(2, {"trap '' TERM; while :; do sleep 1; done"}, 0.2));
    auto ends = run(scheduler);
    std::ranges::sort(ends, {}, &WorkEnd::id);
    ASSERT_EQ(ends.size(), 3U);
    EXPECT_EQ(ends[0].how, WorkEnd::How::signalled);
    EXPECT_EQ(ends[0].code, SIGKILL);
    EXPECT_EQ(ends[1].how, WorkEnd::How::not_started);
    EXPECT_EQ(ends[1].code, ENOENT);
    EXPECT_EQ(ends[2].how, WorkEnd::How::timed_out);
}

TEST_F(SchedulerTest, HasAsManySideBySideAsAskedAndNoMore) {
    constexpr std::size_t kJobs = 3;
    const std::string here = (folder_ / "here").string();
    std::filesystem::create_directory(here);
    Scheduler scheduler(static_cast<int>(kJobs), {});
    // Each waits until three are there: with fewer side by side they would wait in vain.
    const std::string line = fmt::format("touch {0}/$$; until [ $(ls {0} | wc -l) -ge 3 ]; do :; done", here);
    for (std::size_t id = 0; id < kJobs; ++id) scheduler.add(work(id, {line}, 20));
    for (const WorkEnd& end : run(scheduler)) EXPECT_EQ(end.how, WorkEnd::How::exited);

    Scheduler alone(1, {});
    const std::string alone_here = fmt::format("mkdir {0}/lock && sleep 0.02 && rmdir {0}/lock", here);
    for (std::size_t id = 0; id < 4; ++id) alone.add(work(id, {alone_here}));
    for (const WorkEnd& end : run(alone)) EXPECT_EQ(end.code, 0) << "two were there at once";
}

TEST_F(SchedulerTest, TakesWorkWhileItRunsAndTheUrgentFirst) {
    Scheduler scheduler(1, {});
    scheduler.add(work(0, {"true"}));
    scheduler.add(work(1, {"true"}));
    std::vector<std::size_t> order;
    scheduler.run([&](const WorkEnd& end) {
        order.push_back(end.id);
        if (end.id == 0) scheduler.add(work(2, {"true"})), scheduler.add_first(work(3, {"true"}));
    });
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 3, 1, 2}));
}

TEST_F(SchedulerTest, KillsAllThatRunsWhenInterrupted) {
    int asked = 0;
    Scheduler scheduler(2, [&] { return ++asked > 2; });
    scheduler.add(work(0, {"sleep 1000"}));
    scheduler.add(work(1, {"sleep 1000"}));
    scheduler.add(work(2, {"sleep 1000"}));
    std::size_t ended = 0;
    EXPECT_FALSE(scheduler.run([&](const WorkEnd&) { ++ended; }));
    EXPECT_EQ(ended, 0U);
}

}  // namespace
}  // namespace tendril

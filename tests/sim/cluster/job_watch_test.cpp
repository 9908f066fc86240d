// What keeps a job waiting, and how its tasks ended, is told once and not asked for too often.
#include "sim/cluster/job_watch.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

using Tasks = std::optional<std::vector<SlurmTask>>;

class JobWatchTest : public testing::Test {
protected:
    /// A look two seconds after the last one.
    bool look(Tasks tasks) {
        answer_ = std::move(tasks);
        now_ += std::chrono::seconds(2);
        said_.clear();
        return watch_.at_work();
    }
    static SlurmTask task(std::size_t number, const std::string& state, const std::string& reason = "None") {
        return {"12", number, state, reason};
    }

    Tasks answer_ = std::vector<SlurmTask>();
    int asked_ = 0;
    std::string said_;
    std::chrono::steady_clock::time_point now_;
    JobWatch watch_{"12",
                    [this] {
                        ++asked_;
                        return answer_;
                    },
                    [this](const std::string& line) { said_ += line; }, [this] { return now_; }};
};

TEST_F(JobWatchTest, IsAtWorkUntilNoTaskWaitsOrRuns) {
    EXPECT_TRUE(look(Tasks{{task(0, "RUNNING"), task(1, "PENDING", "Resources")}}));
    EXPECT_TRUE(look(Tasks{{task(0, "COMPLETED"), task(1, "COMPLETING")}}));
    EXPECT_FALSE(look(Tasks{{task(0, "COMPLETED"), task(1, "COMPLETED")}}));
    EXPECT_EQ(said_, "") << "nothing to tell of";
    EXPECT_EQ(watch_.endings(), "");
    EXPECT_EQ(watch_.ending(1), "COMPLETED");
    EXPECT_EQ(watch_.ending(2), "no state");
}

TEST_F(JobWatchTest, AJobThatSlurmHasForgottenIsNotAtWork) { EXPECT_FALSE(look(std::vector<SlurmTask>())); }

TEST_F(JobWatchTest, TellsEachReasonOnce) {
    const Tasks held{{task(0, "PENDING", "JobHeldUser"), task(1, "PENDING", "JobHeldUser")}};
    EXPECT_TRUE(look(held));
    EXPECT_EQ(said_, "job 12 waits: JobHeldUser (scontrol release 12 lets it go)\n");
    look(held);
    EXPECT_EQ(said_, "");
    look(Tasks{{task(0, "PENDING", "PartitionDown"), task(1, "SUSPENDED")}});
    EXPECT_EQ(said_, "job 12 waits: PartitionDown\njob 12 waits: SUSPENDED\n");
    look(Tasks{{task(0, "PENDING", "Priority"), task(1, "PENDING", "Resources")}});
    EXPECT_EQ(said_, "") << "others are before it";
}

TEST_F(JobWatchTest, TellsHowTasksEndedAsTheyDo) {
    look(Tasks{{task(0, "CANCELLED"), task(1, "RUNNING")}});
    EXPECT_EQ(said_, "job 12: 1 task CANCELLED\n");
    EXPECT_TRUE(watch_.cancelled());
    look(Tasks{{task(0, "CANCELLED"), task(1, "RUNNING")}});
    EXPECT_EQ(said_, "");
    EXPECT_FALSE(look(Tasks{{task(0, "CANCELLED"), task(1, "TIMEOUT")}}));
    EXPECT_EQ(said_, "job 12: 1 task CANCELLED, 1 task TIMEOUT\n");
    EXPECT_EQ(watch_.ending(1), "TIMEOUT");
}

TEST_F(JobWatchTest, WaitsForASlurmThatDoesNotAnswerAndSaysSo) {
    EXPECT_TRUE(look(std::nullopt));
    EXPECT_EQ(said_, "Slurm does not answer; job 12 is waited for\n");
    EXPECT_TRUE(look(std::nullopt));
    EXPECT_EQ(said_, "");
    EXPECT_FALSE(look(Tasks{{task(0, "COMPLETED")}}));
}

TEST_F(JobWatchTest, AsksEveryTwoSeconds) {
    look(Tasks{{task(0, "RUNNING")}});
    for (int i = 0; i < 100; ++i) watch_.at_work();
    EXPECT_EQ(asked_, 1);
    now_ += std::chrono::milliseconds(2001);
    watch_.at_work();
    EXPECT_EQ(asked_, 2);
}

}  // namespace
}  // namespace tendril

// Paranoid runs: a part that is not at rest while it says it sleeps ends the run, by name, cycle and field.
#include "systemc/kernel/sleep_check.h"

#include <gtest/gtest.h>

#include "systemc/kernel/tick_clock.h"

namespace tendril {
namespace {

/// A model that sleeps from cycle 3 on, and what it does in its sleep all the same.
class Restless : public Part {
public:
    explicit Restless(Kernel& kernel, std::string name = "restless") : name_(std::move(name)) {
        kernel.add(*this);
    }

    void exchange(Cycle now) override {
        if (on_exchange) on_exchange(now);
    }
    void settle(Cycle) override { seen_ = 0; }
    void clock(Cycle now) override {
        if (now == counts_in_) ++counts_[2];
        if (now == grows_in_) queue_.push_back(7);
    }
    Cycle next_cycle(Cycle now) const override { return now < Cycle(3) ? now + 1 : kNever; }
    std::string part_name() const override { return name_; }
    void visit_state(StateVisitor& visitor) override {
        visitor.field("seen", seen_);
        visitor.field("counts", counts_);
        visitor.field("queue", queue_);
    }

    std::function<void(Cycle)> on_exchange;
    Cycle counts_in_ = kNever, grows_in_ = kNever;

private:
    std::string name_;
    int seen_ = 0;
    std::array<std::uint32_t, 4> counts_{};
    std::vector<std::uint8_t> queue_;
};

Kernel::Order paranoid(std::int64_t limit) { return {Cycle(limit), true, {}, true}; }

TEST(SleepCheck, FindsNothingInAPartThatRests) {
    Kernel kernel("kernel");
    Restless part(kernel);
    part.counts_in_ = Cycle(2);  // awake
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    kernel.run(paranoid(400));
    EXPECT_EQ(kernel.sleep_fault(), "");
    EXPECT_EQ(kernel.now(), Cycle(400));
}

TEST(SleepCheck, AModelThatCountsInItsSleepEndsTheRunByNameCycleAndField) {
    Kernel kernel("kernel");
    Restless quiet(kernel, "quiet");
    Restless part(kernel);
    part.counts_in_ = Cycle(301);
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    EXPECT_EQ(kernel.run(paranoid(400)), Kernel::Outcome::stopped);
    EXPECT_EQ(kernel.sleep_fault(),
              "restless slept in cycle 301, but it was not at rest: counts[2]: 0 became 1");
    EXPECT_EQ(kernel.now(), Cycle(301));
}

TEST(SleepCheck, WithoutItTheSameModelGoesUnnoticed) {
    Kernel kernel("kernel");
    Restless part(kernel);
    part.counts_in_ = Cycle(301);
    for (const bool skip : {true, false}) {
        kernel.run({Cycle(400), skip, {}});
        EXPECT_EQ(kernel.sleep_fault(), "");
    }
}

TEST(SleepCheck, AStateThatGrowsIsAChange) {
    Kernel kernel("kernel");
    Restless part(kernel);
    part.grows_in_ = Cycle(5);
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    kernel.run(paranoid(400));
    EXPECT_EQ(kernel.sleep_fault(),
              "restless slept in cycle 5, but it was not at rest: queue.size: 0 became 1");
}

TEST(SleepCheck, APartThatWakesAnotherDoesNotSleep) {
    Kernel kernel("kernel");
    Restless other(kernel, "other");
    Restless part(kernel);
    part.on_exchange = [&](Cycle now) {
        if (now == Cycle(8)) kernel.wake(other);
    };
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    kernel.run(paranoid(400));
    EXPECT_EQ(kernel.sleep_fault(), "restless slept in cycle 8, but it was not at rest: it woke other");
}

TEST(SleepCheck, AnOnlookerSeesTheCycleInWhichItHappened) {
    Kernel kernel("kernel");
    Restless part(kernel);
    part.counts_in_ = Cycle(50);
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    Cycle last;
    kernel.look([&](Cycle now) { last = now; });
    kernel.run(paranoid(400));
    EXPECT_EQ(last, Cycle(50));
}

TEST(SleepCheck, TheNextRunStartsWithoutAFault) {
    Kernel kernel("kernel");
    Restless part(kernel);
    part.counts_in_ = Cycle(50);
    TickClock keeps_going(kernel);
    keeps_going.start(500, 1);
    kernel.run(paranoid(400));
    EXPECT_NE(kernel.sleep_fault(), "");
    part.counts_in_ = kNever;
    EXPECT_EQ(kernel.run(paranoid(400)), Kernel::Outcome::limit);
    EXPECT_EQ(kernel.sleep_fault(), "");
}

}  // namespace
}  // namespace tendril

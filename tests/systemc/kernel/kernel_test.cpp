// The scheduler: who is evaluated when, and that time jumps over sleep exactly.
#include "systemc/kernel/kernel.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

/// Writes down the cycles in which it is clocked; sleeps until the next cycle of its list.
class Sleeper : public Part {
public:
    Sleeper(Kernel& kernel, std::vector<std::int64_t> alarms) : alarms_(std::move(alarms)) {
        kernel.add(*this);
    }

    void exchange(Cycle now) override {
        if (on_exchange) on_exchange(now);
    }
    void settle(Cycle) override { ++settled; }
    void clock(Cycle now) override { clocked.push_back(now.value); }
    Cycle next_cycle(Cycle now) const override {
        for (const std::int64_t alarm : alarms_) {
            if (alarm > now.value) return Cycle(alarm);
        }
        return kNever;
    }
    std::string part_name() const override { return "sleeper"; }
    void visit_state(StateVisitor& visitor) override { visitor.field("alarms", alarms_); }

    std::function<void(Cycle)> on_exchange;
    std::vector<std::int64_t> clocked;
    std::size_t settled = 0;

private:
    std::vector<std::int64_t> alarms_;
};

Kernel::Order until(std::int64_t limit, bool skip = true) { return {Cycle(limit), skip, {}}; }

TEST(Kernel, ClocksASleepingPartAtItsAlarmsAndNowhereElse) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {3, 4, 1000000});
    EXPECT_EQ(kernel.run(until(2000000)), Kernel::Outcome::asleep);
    EXPECT_EQ(part.clocked, (std::vector<std::int64_t>{0, 3, 4, 1000000}));
    EXPECT_EQ(part.settled, 4U);
    EXPECT_EQ(kernel.evaluations(), 4U);
}

TEST(Kernel, WithoutSkippingClocksEveryPartInEveryCycle) {
    Kernel kernel("kernel");
    Sleeper first(kernel, {});
    Sleeper second(kernel, {5});
    EXPECT_EQ(kernel.run(until(200, false)), Kernel::Outcome::limit);
    EXPECT_EQ(first.clocked.size(), 200U);
    EXPECT_EQ(second.clocked.size(), 200U);
    EXPECT_EQ(kernel.now(), Cycle(200));
}

TEST(Kernel, ClocksAWokenPartInTheCycleInWhichItIsWoken) {
    Kernel kernel("kernel");
    Sleeper asleep(kernel, {});
    Sleeper waker(kernel, {7});
    waker.on_exchange = [&](Cycle now) {
        if (now == Cycle(7)) kernel.wake(asleep);
    };
    kernel.run(until(100));
    EXPECT_EQ(asleep.clocked, (std::vector<std::int64_t>{0, 7}));
}

TEST(Kernel, WakingAPartThatIsAwakeDoesNotClockItTwice) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {1});
    part.on_exchange = [&](Cycle) { kernel.wake(part); };
    kernel.run(until(100));
    EXPECT_EQ(part.clocked, (std::vector<std::int64_t>{0, 1}));
}

TEST(Kernel, StopsAfterTheCycleThatAsksForIt) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {1, 2, 3, 4, 5});
    part.on_exchange = [&](Cycle now) {
        if (now == Cycle(3)) kernel.stop();
    };
    EXPECT_EQ(kernel.run(until(100)), Kernel::Outcome::stopped);
    EXPECT_EQ(part.clocked.back(), 3);
}

TEST(Kernel, DoesNotRunTheLimitCycle) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {1, 2, 3, 4});
    EXPECT_EQ(kernel.run(until(3)), Kernel::Outcome::limit);
    EXPECT_EQ(part.clocked, (std::vector<std::int64_t>{0, 1, 2}));
}

TEST(Kernel, RunsAgainFromCycleZero) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {2});
    kernel.run(until(100));
    kernel.run(until(100));
    EXPECT_EQ(part.clocked, (std::vector<std::int64_t>{0, 2, 0, 2}));
}

TEST(Kernel, EndsAtAQuantumWhenInterrupted) {
    Kernel kernel("kernel", 16);
    Sleeper part(kernel, {});
    Kernel::Order order = until(1000, false);
    order.interrupted = [&] { return kernel.now() >= Cycle(40); };
    EXPECT_EQ(kernel.run(order), Kernel::Outcome::interrupted);
    EXPECT_EQ(kernel.now(), Cycle(48));
}

/// 0 .. last
std::vector<std::int64_t> up_to(std::int64_t last) {
    std::vector<std::int64_t> cycles;
    for (std::int64_t cycle = 0; cycle <= last; ++cycle) cycles.push_back(cycle);
    return cycles;
}

TEST(Kernel, ShowsAnOnlookerEveryCycleBetweenSettlingAndTheClockEdge) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {9});
    std::vector<std::int64_t> seen;
    kernel.look([&](Cycle now) {
        seen.push_back(now.value);
        const bool awake = now == Cycle(0) || now == Cycle(9);
        EXPECT_EQ(part.settled, part.clocked.size() + (awake ? 1 : 0));
    });
    kernel.run(until(100));
    EXPECT_EQ(seen, up_to(9));
    EXPECT_EQ(part.clocked, (std::vector<std::int64_t>{0, 9})) << "it is not evaluated for that";
}

TEST(Kernel, AnOnlookerSeesTheSameCyclesWithAndWithoutSkippingUpToALimitInASleep) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {1000});
    std::vector<std::int64_t> seen;
    kernel.look([&](Cycle now) { seen.push_back(now.value); });
    for (const bool skip : {true, false}) {
        seen.clear();
        EXPECT_EQ(kernel.run(until(300, skip)), Kernel::Outcome::limit);
        EXPECT_EQ(seen, up_to(299)) << skip;
    }
}

TEST(Kernel, ALimitInsideASleepIsWhereItStops) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {1000});
    for (const bool skip : {true, false}) {
        EXPECT_EQ(kernel.run(until(300, skip)), Kernel::Outcome::limit);
        EXPECT_EQ(kernel.now(), Cycle(300));
    }
}

TEST(Kernel, ParanoidEvaluatesSleepersInEveryCycleAndIsAnOrdinaryRunToEverybodyElse) {
    Kernel kernel("kernel");
    Sleeper part(kernel, {9, 70});
    std::vector<std::int64_t> seen;
    kernel.look([&](Cycle now) { seen.push_back(now.value); });
    Kernel::Order order = until(100);
    order.paranoid = true;
    EXPECT_EQ(kernel.run(order), Kernel::Outcome::asleep);
    EXPECT_EQ(part.clocked.size(), 71U);
    EXPECT_EQ(part.settled, 71U);
    EXPECT_EQ(kernel.evaluations(), 3U);
    EXPECT_EQ(seen, up_to(70));
    EXPECT_EQ(kernel.now(), Cycle(71));
    EXPECT_EQ(kernel.sleep_fault(), "");
}

TEST(Kernel, SystemCTimeFollowsTheCycles) {
    Kernel kernel("kernel", 8);
    Sleeper part(kernel, {800});
    kernel.run(until(1000, false));
    EXPECT_EQ(sc_core::sc_time_stamp() + kernel.local_time(), sc_core::sc_time(1000, sc_core::SC_NS));
}

}  // namespace
}  // namespace tendril

// Packets are those of the stream, however they are asked for.
#include "sim/traffic_generator.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tendril {
namespace {

TrafficPlan plan(double load) {
    TrafficPlan plan;
    plan.kind = "uniform";
    plan.chance = chance_limit(load);
    plan.warmup = 100;
    return plan;
}

std::vector<TrafficPacket> all_of(TrafficGenerator& generator, CoreId core) {
    std::vector<TrafficPacket> packets;
    while (const auto packet = generator.next(core)) {
        EXPECT_EQ(generator.sent(core), packet->created);
        packets.push_back(*packet);
    }
    return packets;
}

TEST(TrafficGenerator, draws_once_for_every_cycle_and_core_that_is_listened_to_in_that_order) {
    const TrafficPlan p = plan(0.1);
    TrafficGenerator generator(p, {true, false, true});
    generator.start(Cycle(1000));
    const auto last = all_of(generator, CoreId(2));
    const auto first = all_of(generator, CoreId(0));
    EXPECT_TRUE(all_of(generator, CoreId(1)).empty());
    EXPECT_TRUE(generator.done());
    RandomStream stream = p.stream;
    std::size_t of_first = 0, of_last = 0;
    std::uint64_t measured = 0;
    for (int cycle = 0; cycle < 1000; ++cycle) {
        if (stream.next() < p.chance) {
            EXPECT_EQ(first.at(of_first).created, Cycle(cycle));
            EXPECT_EQ(first.at(of_first).neuron, of_first % 256);
            ++of_first;
            measured += cycle >= 100;
        }
        if (stream.next() < p.chance) {
            EXPECT_EQ(last.at(of_last++).created, Cycle(cycle));
        }
    }
    EXPECT_EQ(of_first, first.size());
    EXPECT_EQ(of_last, last.size());
    EXPECT_GT(of_first, 60U);
    EXPECT_EQ(generator.created(CoreId(0), kNever), measured);
}

TEST(TrafficGenerator, a_second_run_is_the_first_again) {
    const TrafficPlan p = plan(0.2);
    TrafficGenerator generator(p, {true});
    const auto run = [&] {
        generator.start(Cycle(300));
        std::vector<std::int64_t> cycles;
        for (const TrafficPacket& packet : all_of(generator, CoreId(0)))
            cycles.push_back(packet.created.value);
        return cycles;
    };
    const auto first = run();
    EXPECT_EQ(first, run());
    EXPECT_FALSE(first.empty());
}

TEST(TrafficGenerator, load_one_sends_in_every_cycle_and_load_zero_never) {
    const TrafficPlan full = plan(1), none = plan(0);
    TrafficGenerator always(full, {true}), never(none, {true});
    always.start(Cycle(50));
    never.start(Cycle(50));
    EXPECT_EQ(all_of(always, CoreId(0)).size(), 50U);
    EXPECT_FALSE(never.next(CoreId(0)));
    EXPECT_TRUE(never.done());
}

TEST(TrafficGenerator, a_replay_keeps_cycles_and_neurons_of_the_cores_that_somebody_listens_to) {
    TrafficPlan p = plan(0);
    p.kind = "replay";
    p.recorded = {{Cycle(2), CoreId(0), 7}, {Cycle(2), CoreId(1), 8}, {Cycle(120), CoreId(0), 9}};
    TrafficGenerator generator(p, {true, false});
    generator.start(Cycle(1000));
    const auto packets = all_of(generator, CoreId(0));
    ASSERT_EQ(packets.size(), 2U);
    EXPECT_EQ(packets[0].created, Cycle(2));
    EXPECT_EQ(packets[0].neuron, 7);
    EXPECT_EQ(packets[1].created, Cycle(120));
    EXPECT_EQ(generator.created(CoreId(0), kNever), 1U) << "the other was in the warm-up";
    EXPECT_TRUE(generator.done());
}

}  // namespace
}  // namespace tendril

// A core without neurons at its pins: when packets are on the output, and what its input tells.
#include "systemc/core/core_traffic.h"

#include <gtest/gtest.h>

#include <deque>

namespace tendril {
namespace {

/// Packets at given cycles, numbered.
class List : public TrafficFeed {
public:
    List(std::initializer_list<std::int64_t> cycles) {
        for (const std::int64_t cycle : cycles)
            packets_.push_back({Cycle(cycle), static_cast<std::uint8_t>(packets_.size())});
    }
    std::optional<TrafficPacket> next(CoreId core) override {
        EXPECT_EQ(core, CoreId(3));
        if (packets_.empty()) return std::nullopt;
        const TrafficPacket packet = packets_.front();
        packets_.pop_front();
        return packet;
    }

private:
    std::deque<TrafficPacket> packets_;
};

void start(CoreTraffic& core) {
    CoreSetup setup;
    setup.id = CoreId(3);
    core.load(setup, {}, Tick(0), Tick(0));
    core.start();
}

CoreInputs taken() {
    CoreInputs inputs;
    inputs.spike_out_ready = true;
    return inputs;
}

TEST(CoreTraffic, a_packet_is_on_the_output_in_the_cycle_of_its_creation_and_not_before) {
    List list{0, 5};
    CoreTraffic core(list);
    start(core);
    ASSERT_TRUE(core.outputs().spike_out_valid);
    EXPECT_EQ(core.outputs().spike_out, (Flit{FlitKind::spike, 0, SourceId(3), 0}));
    core.clock(Cycle(0), taken());
    EXPECT_FALSE(core.outputs().spike_out_valid);
    EXPECT_EQ(core.next_change(Cycle(0)), Cycle(4)) << "the edge before cycle 5";
    core.clock(Cycle(3), {});
    EXPECT_FALSE(core.outputs().spike_out_valid);
    core.clock(Cycle(4), {});
    ASSERT_TRUE(core.outputs().spike_out_valid);
    EXPECT_EQ(core.outputs().spike_out.neuron, 1);
    core.clock(Cycle(5), taken());
    EXPECT_EQ(core.next_change(Cycle(5)), kNever);
    EXPECT_TRUE(core.outputs().idle);
    EXPECT_EQ(core.counters().spikes, 2U);
}

TEST(CoreTraffic, what_is_not_taken_stays_and_the_next_follows_a_cycle_later) {
    List list{2, 2, 3};
    CoreTraffic core(list);
    start(core);
    core.clock(Cycle(1), {});
    for (int cycle = 2; cycle < 9; ++cycle) {
        ASSERT_TRUE(core.outputs().spike_out_valid);
        EXPECT_EQ(core.outputs().spike_out.neuron, 0);
        core.clock(Cycle(cycle), {});
    }
    for (int packet = 0; packet < 3; ++packet) {
        ASSERT_TRUE(core.outputs().spike_out_valid);
        EXPECT_EQ(core.outputs().spike_out.neuron, packet);
        core.clock(Cycle(9 + packet), taken());
    }
    EXPECT_FALSE(core.outputs().spike_out_valid);
}

TEST(CoreTraffic, an_arrival_is_looked_up_a_cycle_later_and_the_input_is_always_ready) {
    List list{};
    CoreTraffic core(list);
    start(core);
    EXPECT_TRUE(core.outputs().spike_in_ready);
    EXPECT_EQ(core.next_change(Cycle(0)), kNever);
    CoreInputs arrival;
    arrival.spike_in_valid = true;
    core.clock(Cycle(7), arrival);
    EXPECT_TRUE(core.outputs().spike_in_ready);
    EXPECT_TRUE(core.outputs().look_up.valid && core.outputs().look_up.hit);
    EXPECT_EQ(core.next_change(Cycle(7)), Cycle(8));
    core.clock(Cycle(8), {});
    EXPECT_FALSE(core.outputs().look_up.valid);
    EXPECT_EQ(core.counters().arrived, 1U);
}

}  // namespace
}  // namespace tendril

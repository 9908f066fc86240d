// Does one hub keep the cycle rules of hub.h?
#include "systemc/fabric/hub_model.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "systemc/fabric/hub_config.h"

namespace tendril {
namespace {

Flit spike(int source, int tick = 0, int neuron = 0) {
    return {FlitKind::spike, static_cast<std::uint8_t>(tick), SourceId(static_cast<std::uint16_t>(source)),
            static_cast<std::uint8_t>(neuron)};
}

Flit mark(int source, int tick = 0) {
    Flit flit = spike(source, tick);
    flit.kind = FlitKind::mark;
    return flit;
}

/// A hub of level 1 with four children; source i goes to child i+1 alone.
HubSetup four_children() {
    HubSetup setup;
    setup.enabled = 0xF;
    setup.masks = {0x2, 0x4, 0x8, 0x1};
    return setup;
}

struct Bench {
    explicit Bench(const HubSetup& setup) {
        hub.load(setup);
        pins.out_ready.fill(true);
    }
    void cycle() {
        hub.clock(now, pins);
        ++now;
        pins.in_valid.fill(false);
    }
    void send(int port, const Flit& flit) {
        pins.in_valid[static_cast<std::size_t>(port)] = true;
        pins.in[static_cast<std::size_t>(port)] = flit;
    }
    bool valid(int port) const { return hub.outputs().out_valid[static_cast<std::size_t>(port)]; }
    Flit out(int port) const { return hub.outputs().out[static_cast<std::size_t>(port)]; }
    bool ready(int port) const { return hub.outputs().in_ready[static_cast<std::size_t>(port)]; }

    HubModel hub;
    HubInputs pins;
    Cycle now{0};
};

TEST(HubModel, a_hop_takes_two_cycles) {
    Bench bench(four_children());
    bench.send(0, spike(0));
    bench.cycle();
    EXPECT_FALSE(bench.valid(1));
    EXPECT_FALSE(bench.hub.outputs().idle);
    bench.cycle();
    EXPECT_TRUE(bench.valid(1));
    EXPECT_EQ(bench.out(1), spike(0));
    EXPECT_FALSE(bench.valid(0));
    bench.cycle();
    EXPECT_FALSE(bench.valid(1));
    EXPECT_TRUE(bench.hub.outputs().idle);
}

TEST(HubModel, a_port_sustains_a_flit_a_cycle_at_depth_2_and_half_at_depth_1) {
    for (const int depth : {1, 2}) {
        HubSetup setup = four_children();
        setup.depth = depth;
        Bench bench(setup);
        int taken = 0;
        for (int cycle = 0; cycle < 100; ++cycle) {
            taken += bench.ready(0) ? 1 : 0;
            bench.send(0, spike(0, 0, cycle));
            bench.cycle();
        }
        EXPECT_EQ(taken, depth == 1 ? 50 : 100);
    }
}

TEST(HubModel, moves_to_all_ports_at_once_or_not_at_all) {
    HubSetup setup = four_children();
    setup.masks = {0xE};
    Bench bench(setup);
    bench.send(0, spike(0, 0, 1));
    bench.cycle();
    bench.send(0, spike(0, 0, 2));
    bench.pins.out_ready[2] = false;
    bench.cycle();
    for (const int port : {1, 2, 3}) EXPECT_TRUE(bench.valid(port));
    bench.cycle();
    EXPECT_FALSE(bench.valid(1));
    EXPECT_TRUE(bench.valid(2));
    bench.cycle();
    EXPECT_FALSE(bench.valid(1)) << "port 2 is blocked, so port 1 gets nothing either";
    bench.pins.out_ready[2] = true;
    bench.cycle();
    for (const int port : {1, 2, 3}) EXPECT_EQ(bench.out(port), spike(0, 0, 2));
    EXPECT_EQ(bench.hub.totals().moved, 2U);
    EXPECT_EQ(bench.hub.totals().copies, 6U);
    EXPECT_EQ(bench.hub.totals().blocked_cycles, 2U);
}

TEST(HubModel, parent_goes_before_laterals_before_children_in_turn) {
    HubSetup setup = four_children();
    setup.parent = ParentKind::hub;
    setup.enabled |= static_cast<PortSet>(port_bit(kParentPort) | port_bit(8) | port_bit(9));
    setup.masks.assign(16, 0x1);
    Bench bench(setup);
    for (int round = 0; round < 2; ++round) {
        for (const int port : {1, 2, 3, 8, 9, 12}) bench.send(port, spike(port));
        bench.cycle();
    }
    std::vector<int> order;
    for (int cycle = 0; cycle < 12; ++cycle) {
        if (bench.valid(0)) order.push_back(bench.out(0).source.value);
        bench.cycle();
    }
    EXPECT_EQ(order, (std::vector<int>{12, 12, 8, 8, 9, 9, 1, 2, 3, 1, 2, 3}));
}

TEST(HubModel, a_single_hub_joins_and_answers_in_two_cycles) {
    Bench bench(four_children());
    for (const int port : {0, 1, 2}) bench.send(port, mark(port, 7));
    bench.cycle();
    EXPECT_TRUE(bench.hub.outputs().idle) << "three marks wait for the fourth";
    bench.send(3, mark(3, 7));
    bench.cycle();
    EXPECT_FALSE(bench.valid(0));
    bench.cycle();
    for (const int port : {0, 1, 2, 3}) EXPECT_EQ(bench.out(port), mark(0, 7));
    EXPECT_EQ(bench.hub.totals().marks, 4U);
}

TEST(HubModel, refuses_a_setup_that_the_built_hub_cannot_have) {
    HubModel hub;
    HubSetup setup = four_children();
    setup.depth = 17;
    EXPECT_THROW(hub.load(setup), std::invalid_argument);
    setup = four_children();
    setup.parent = ParentKind::hub;
    EXPECT_THROW(hub.load(setup), std::invalid_argument);
}

TEST(HubModel, takes_more_sources_than_wires_have_names_for_and_the_built_hub_does_not) {
    HubSetup setup = four_children();
    setup.masks.resize(513);
    EXPECT_NO_THROW(HubModel().load(setup));
    EXPECT_THROW(hub_config_words(setup), std::invalid_argument);
}

}  // namespace
}  // namespace tendril

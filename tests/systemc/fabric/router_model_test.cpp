// A router's cycles, copies and marks; as a bus it is the hub.
#include "systemc/fabric/router_model.h"

#include <gtest/gtest.h>

#include "systemc/fabric/hub_model.h"
#include "systemc/fabric/port_rules.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

Flit spike(int source, int neuron = 0) {
    return {FlitKind::spike, 0, SourceId(static_cast<std::uint16_t>(source)),
            static_cast<std::uint8_t>(neuron)};
}
Flit mark(int tick) { return {FlitKind::mark, static_cast<std::uint8_t>(tick), SourceId(0), 0}; }

using Ports = std::vector<std::uint16_t>;

/// A router of 4 ports; source s leaves by the ports of its row.
class Bench {
public:
    explicit Bench(const std::vector<Ports>& table, bool bus = false, int depth = 2,
                   std::vector<Ports> marks_from = std::vector<Ports>(4)) {
        RouterSetup setup;
        setup.ports = 4;
        setup.children = 1;
        setup.bus = bus;
        setup.depth = depth;
        setup.table = RouterTable(table);
        setup.marks_from = std::move(marks_from);
        router.load(setup);
        pins.resize(4);
        ready(true);
    }

    void ready(bool is_ready, std::size_t port = 4) {
        for (std::size_t p = 0; p < 4; ++p)
            if (port == 4 || p == port) pins.out_ready[p] = is_ready;
    }
    /// One cycle in which a flit comes to a port.
    void give(std::size_t port, const Flit& flit) {
        EXPECT_TRUE(router.in_ready(port));
        pins.in_valid[port] = 1;
        pins.in[port] = flit;
    }
    void cycle() {
        router.clock(pins);
        pins.in_valid.assign(4, 0);
    }
    /// Ports with something at the output.
    std::vector<int> offered() const {
        std::vector<int> out;
        for (std::size_t port = 0; port < 4; ++port)
            if (router.out_valid(port)) out.push_back(static_cast<int>(port));
        return out;
    }

    RouterModel router;
    RouterInputs pins;
};

using Offered = std::vector<int>;

TEST(RouterModel, a_hop_takes_two_cycles_and_copies_leave_together) {
    Bench bench({{1, 2}});
    EXPECT_TRUE(bench.router.idle());
    bench.give(0, spike(0, 7));
    bench.cycle();  // c: it comes in
    EXPECT_EQ(bench.offered(), Offered());
    EXPECT_FALSE(bench.router.idle());
    bench.cycle();  // c + 1: it moves
    EXPECT_EQ(bench.offered(), (Offered{1, 2})) << "valid in c + 2";
    EXPECT_EQ(bench.router.out(1).neuron, 7);
    bench.cycle();
    EXPECT_EQ(bench.offered(), Offered());
    EXPECT_TRUE(bench.router.idle());
}

TEST(RouterModel, a_copy_that_finds_no_room_holds_back_all_of_them) {
    Bench bench({{1, 2}, {2}});
    bench.ready(false, 2);
    bench.give(3, spike(1));
    bench.cycle();
    bench.cycle();
    EXPECT_EQ(bench.offered(), (Offered{2}));
    bench.give(0, spike(0));
    for (int i = 0; i < 5; ++i) bench.cycle();
    EXPECT_EQ(bench.offered(), (Offered{2})) << "port 1 is free, port 2 is not";
    EXPECT_EQ(bench.router.totals().blocked_cycles, 4U);
    bench.ready(true, 2);
    bench.cycle();
    EXPECT_EQ(bench.offered(), (Offered{1, 2})) << "in the cycle in which port 2 drains";
}

TEST(RouterModel, a_crossbar_moves_several_a_cycle_a_bus_one) {
    for (const bool bus : {false, true}) {
        Bench bench({{1}, {2}}, bus);
        bench.give(0, spike(0));
        bench.give(3, spike(1));
        bench.cycle();
        bench.cycle();
        EXPECT_EQ(bench.offered(), bus ? (Offered{2}) : (Offered{1, 2})) << "a bus serves its children last";
    }
}

TEST(RouterModel, a_port_sustains_a_flit_a_cycle_at_depth_2_and_half_at_depth_1) {
    for (const int depth : {1, 2}) {
        Bench bench({{1}}, false, depth);
        int came = 0;
        for (int i = 0; i < 100; ++i) {
            if (bench.router.in_ready(0)) bench.give(0, spike(0));
            bench.cycle();
            came += bench.router.out_valid(1);
        }
        EXPECT_EQ(came, depth == 2 ? 99 : 50);
    }
}

TEST(RouterModel, an_input_is_full_at_its_depth_and_loses_nothing) {
    Bench bench({{1}}, false, 3);
    bench.ready(false);
    for (int i = 0; i < 4; ++i) {
        bench.give(0, spike(0, i));
        bench.cycle();
    }
    EXPECT_FALSE(bench.router.in_ready(0)) << "one at the output, three held";
    EXPECT_EQ(bench.router.held(0), 3);
    bench.ready(true);
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(bench.router.out_valid(1));
        EXPECT_EQ(bench.router.out(1).neuron, i);
        bench.cycle();
    }
}

TEST(RouterModel, a_spike_without_listeners_goes) {
    Bench bench(std::vector<Ports>(1));
    bench.give(0, spike(0));
    bench.cycle();
    bench.cycle();
    EXPECT_EQ(bench.router.held(0), 0);
    EXPECT_TRUE(bench.router.idle());
}

/// Output 1 waits for inputs 0 and 2, output 3 for input 0 alone.
TEST(RouterModel, a_mark_leaves_when_every_input_that_feeds_the_output_has_shown_its_own) {
    Bench bench({{1}}, false, 2, {{}, {0, 2}, {}, {0}});
    bench.give(0, mark(5));
    bench.cycle();
    bench.cycle();
    EXPECT_EQ(bench.offered(), (Offered{3}));
    EXPECT_EQ(bench.router.out(3).tick, 5);
    bench.cycle();
    EXPECT_EQ(bench.router.held(0), 1) << "output 1 still waits for it";
    EXPECT_TRUE(bench.router.idle());
    bench.give(2, mark(5));
    bench.cycle();
    EXPECT_FALSE(bench.router.idle());
    bench.cycle();
    EXPECT_EQ(bench.offered(), (Offered{1}));
    EXPECT_EQ(bench.router.held(0), 0);
    EXPECT_EQ(bench.router.held(2), 0);
    EXPECT_EQ(bench.router.totals().marks, 2U);
}

TEST(RouterModel, no_spike_overtakes_a_mark_and_no_mark_a_spike) {
    Bench bench({{1}, {1}}, false, 4, {{}, {0, 2}, {}, {}});
    bench.give(0, mark(1));
    bench.cycle();
    bench.give(0, spike(0));  // of the tick after
    bench.give(2, spike(1));  // of this tick
    bench.cycle();
    bench.give(2, mark(1));
    bench.cycle();
    std::vector<FlitKind> order;
    for (int i = 0; i < 8; ++i) {
        if (bench.router.out_valid(1)) order.push_back(bench.router.out(1).kind);
        bench.cycle();
    }
    EXPECT_EQ(order, (std::vector{FlitKind::spike, FlitKind::mark, FlitKind::spike}));
}

/// A second tick's mark behind the first, on one input only, is not taken for the first tick's.
TEST(RouterModel, marks_of_two_ticks_are_told_apart) {
    Bench bench({{1}}, false, 4, {{}, {0, 2}, {}, {0}});
    for (const int tick : {1, 2}) {
        bench.give(0, mark(tick));
        bench.cycle();
    }
    for (int i = 0; i < 4; ++i) bench.cycle();
    EXPECT_EQ(bench.router.totals().marks, 1U) << "output 3's of tick 1; that of tick 2 stands behind it";
    bench.give(2, mark(1));
    for (int i = 0; i < 6; ++i) bench.cycle();
    EXPECT_EQ(bench.router.totals().marks, 3U);
    bench.give(2, mark(2));
    for (int i = 0; i < 6; ++i) bench.cycle();
    EXPECT_EQ(bench.router.totals().marks, 4U);
}

TEST(RouterModel, refuses_a_depth_that_no_port_has) {
    RouterModel router;
    RouterSetup setup;
    setup.depth = kHubDepthMax + 1;
    EXPECT_THROW(router.load(setup), std::invalid_argument);
}

/// The same spikes into a flat hub and a flat bus: the same pins in every cycle.
TEST(RouterModel, as_a_bus_it_is_the_hub_cycle_by_cycle) {
    test::Random random(1);
    for (int round = 0; round < 40; ++round) {
        HubSetup hub_setup;
        hub_setup.enabled = kChildPorts;
        hub_setup.depth = random.in(1, 4);
        hub_setup.masks.resize(8);
        std::vector<Ports> table(8);
        for (std::size_t source = 0; source < 8; ++source)
            for (int port = 0; port < kHubRadix; ++port)
                if (random.chance(30)) {
                    hub_setup.masks[source] |= port_bit(port);
                    table[source].push_back(static_cast<std::uint16_t>(port));
                }
        RouterSetup setup;
        setup.bus = true;
        setup.ports = setup.children = kHubRadix;
        setup.depth = hub_setup.depth;
        setup.table = RouterTable(table);
        setup.marks_from.resize(kHubRadix);
        HubModel hub;
        RouterModel router;
        hub.load(hub_setup);
        router.load(setup);
        test::Traffic traffic(hub_setup, random);
        RouterInputs pins;
        pins.resize(kHubRadix);
        for (int cycle = 0; cycle < 1000; ++cycle) {
            HubInputs inputs = traffic.next(hub.outputs());
            for (std::size_t port = 0; port < kHubRadix; ++port) {
                inputs.in[port].kind = FlitKind::spike;
                ASSERT_EQ(router.in_ready(port), hub.outputs().in_ready[port]) << cycle;
                ASSERT_EQ(router.out_valid(port), hub.outputs().out_valid[port]) << cycle;
                ASSERT_TRUE(!router.out_valid(port) || router.out(port) == hub.outputs().out[port]) << cycle;
                pins.in_valid[port] = inputs.in_valid[port] && router.in_ready(port);
                pins.out_ready[port] = inputs.out_ready[port];
                pins.in[port] = inputs.in[port];
            }
            ASSERT_EQ(router.idle(), hub.outputs().idle) << cycle;
            hub.clock(Cycle(cycle), inputs);
            router.clock(pins);
        }
        EXPECT_GT(router.totals().moved, 0U);
        EXPECT_EQ(router.totals().blocked_cycles, hub.totals().blocked_cycles);
        EXPECT_EQ(router.totals().copies, hub.totals().copies);
    }
}

}  // namespace
}  // namespace tendril

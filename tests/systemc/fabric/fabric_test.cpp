// Do whole fabrics of hubs keep the promises of the barrier: cost, order, no loss, no deadlock?
#include <gtest/gtest.h>

#include "tests/systemc/fabric/network.h"
#include "tests/systemc/fabric/random_tree.h"

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

std::vector<HubSetup> silent(const Topology& topology) {
    const Listeners nobody(static_cast<std::size_t>(topology.cores + topology.hosts));
    return hub_setups(topology, route(topology, nobody));
}

TEST(Barrier, takes_two_cycles_a_level_and_the_links) {
    for (int levels = 1; levels <= 4; ++levels) {
        for (const int cycles : {0, 1, 3, 15}) {
            TreeSpec spec;
            spec.radix = 2;
            spec.levels = levels;
            spec.link_cycles = {cycles};
            spec.hosts = {std::nullopt};
            const Topology topology = build_tree(spec);
            test::Network network(topology, silent(topology));
            const std::size_t last = network.speakers() / 2;
            for (std::size_t end = 0; end < network.speakers(); ++end)
                if (end != last) network.speaker(end).queue.push_back(mark(static_cast<int>(end)));
            while (network.now() < Cycle(200)) network.cycle();
            network.speaker(last).queue.push_back(mark(static_cast<int>(last)));
            while (network.now() < Cycle(500)) network.cycle();
            for (std::size_t end = 0; end + 1 < network.speakers(); ++end)
                EXPECT_EQ(network.speaker(end).mark_cycle - 200, 2 * levels + 2 * levels * cycles)
                    << "levels " << levels << " link cycles " << cycles << " core " << end;
            EXPECT_EQ(network.wrong, "");
        }
    }
}

/// Runs `ticks` ticks of random spikes; every listener must hear every spike of a tick within the tick.
struct TickRun {
    TickRun(const Topology& t, const Listeners& l, std::uint32_t seed)
        : topology(t),
          listeners(l),
          network(t, hub_setups(t, route(t, l))),
          random(seed),
          sent(network.speakers(), 0),
          expected(network.speakers(), 0) {}

    void begin_tick(std::size_t end, int spikes_max) {
        const int tick = network.speaker(end).marks;
        network.speaker(end).heard.clear();
        const int spikes = random.in(0, spikes_max);
        for (int i = 0; i < spikes; ++i) {
            network.speaker(end).queue.push_back(spike(static_cast<int>(end), tick, i));
            for (const End& listener : listeners[end])
                ++expected[static_cast<std::size_t>(listener.index +
                                                    (listener.kind == End::Kind::host ? topology.cores : 0))];
        }
        network.speaker(end).queue.push_back(mark(static_cast<int>(end), tick));
        sent[end] = tick + 1;
    }

    void run(int ticks, int spikes_max, int ready_percent) {
        const Cycle limit(network.now() + 2'000'000);
        for (bool more = true; more && network.now() < limit && network.wrong.empty();) {
            more = !network.quiet();
            for (std::size_t end = 0; end < network.speakers(); ++end) {
                test::Speaker& speaker = network.speaker(end);
                speaker.ready = random.chance(ready_percent);
                if (speaker.queue.empty() && speaker.marks == sent[end] && speaker.marks < ticks)
                    begin_tick(end, spikes_max);
                more |= speaker.marks < ticks;
            }
            network.cycle();
        }
    }

    const Topology& topology;
    const Listeners& listeners;
    test::Network network;
    test::Random random;
    std::vector<int> sent;      ///< marks, by end
    std::vector<int> expected;  ///< spikes that should arrive, by end
};

TEST(Fabric, loses_nothing_doubles_nothing_and_keeps_marks_behind_spikes_on_random_trees) {
    int spikes = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        test::Random random(seed);
        const Topology topology = build_tree(test::random_tree(random));
        const Listeners listeners = test::random_listeners(topology, random);
        TickRun run(topology, listeners, seed);
        run.run(12, random.in(1, 12), random.chance(50) ? 100 : random.in(20, 90));
        ASSERT_EQ(run.network.wrong, "") << "seed " << seed;
        for (std::size_t end = 0; end < run.network.speakers(); ++end) {
            ASSERT_EQ(run.network.speaker(end).marks, 12) << "seed " << seed << " end " << end;
            ASSERT_EQ(run.network.speaker(end).spikes, run.expected[end])
                << "seed " << seed << " end " << end;
            spikes += run.expected[end];
        }
    }
    EXPECT_GT(spikes, 50'000);
}

TEST(Fabric, keeps_its_promises_around_dead_links) {
    int spikes = 0;
    int dead = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        test::Random random(seed);
        TreeSpec spec = test::random_tree(random);
        for (int level = 1; level < spec.levels; ++level) {
            const int hub = random.in(0, test::hubs_of_level(spec, level) - 1);
            spec.dead_links.push_back({{level, hub}, {level + 1, hub / spec.radix}});
        }
        const Topology topology = build_tree(spec);
        const Listeners listeners = test::reachable(topology, test::random_listeners(topology, random));
        TickRun run(topology, listeners, seed);
        run.run(8, 6, random.in(50, 100));
        ASSERT_EQ(run.network.wrong, "") << "seed " << seed;
        for (std::size_t end = 0; end < run.network.speakers(); ++end) {
            ASSERT_EQ(run.network.speaker(end).marks, 8) << "seed " << seed << " end " << end;
            ASSERT_EQ(run.network.speaker(end).spikes, run.expected[end])
                << "seed " << seed << " end " << end;
            spikes += run.expected[end];
        }
        for (const LinkSpec& link : topology.links) dead += link.dead ? 1 : 0;
    }
    EXPECT_GT(spikes, 10'000);
    EXPECT_GT(dead, 40);
}

TEST(Fabric, overloaded_at_depth_1_it_drains) {
    TreeSpec spec;
    spec.levels = 3;
    spec.fifo_depth = {1};
    spec.link_cycles = {0};
    spec.laterals = {
        {{2, 0}, {2, 1}}, {{2, 1}, {2, 2}}, {{2, 2}, {2, 3}}, {{1, 0}, {1, 15}}, {{1, 3}, {1, 8}}};
    const Topology topology = build_tree(spec);
    Listeners listeners(64);
    for (auto& ends : listeners)
        for (int core = 0; core < 64; ++core) ends.push_back({End::Kind::core, core, 0});
    TickRun run(topology, listeners, 1);
    run.run(4, 20, 100);
    EXPECT_EQ(run.network.wrong, "");
    std::uint64_t blocked = 0;
    for (const auto& hub : run.network.hubs) blocked += hub->totals().blocked_cycles;
    for (std::size_t end = 0; end < 64; ++end) {
        EXPECT_EQ(run.network.speaker(end).marks, 4);
        EXPECT_EQ(run.network.speaker(end).spikes, run.expected[end]);
    }
    EXPECT_GT(blocked, 10'000U);
}

}  // namespace
}  // namespace tendril

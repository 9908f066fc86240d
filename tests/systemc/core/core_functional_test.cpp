// What a core does with deliveries, delays, winners and silence; its arithmetic is held by golden files.
#include "systemc/core/core_functional.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

constexpr SourceId kHost{9};

/// Neurons that fire in the tick of any input and at no other time; line i drives axon i.
CoreSetup relay(CoreSize size) {
    CoreSetup setup;
    setup.size = size;
    setup.neuron.theta = 1;
    setup.neuron.en_slope = 0;
    setup.neuron.oneshot = 0;
    setup.neuron.ph_len = 0;
    setup.neuron.inh_mode = 0;
    setup.excitatory.assign(static_cast<std::size_t>(size.axons), true);
    for (std::uint16_t line = 0; line < size.axons; ++line) {
        setup.axon_table.push_back({kHost, line, line, 1, false});
    }
    return setup;
}

CoreState all_joined(CoreSize size, std::uint8_t k = 1) {
    CoreState state = cleared_core(size, 1);
    state.k.assign(state.k.size(), k);
    return state;
}

std::vector<int> spikes(CoreFunctional& core) {
    std::vector<int> out;
    for (const NeuronId id : core.tick()) out.push_back(id.value);
    return out;
}

std::vector<std::int64_t> ticks_with_spikes(CoreFunctional& core, int ticks) {
    std::vector<std::int64_t> out;
    for (int t = 0; t < ticks; ++t) {
        if (!core.tick().empty()) out.push_back(core.now().value);
    }
    return out;
}

TEST(CoreFunctional, MakesASpikeAnEventAfterTheEntrysDelay) {
    for (std::uint8_t delay = 1; delay <= kBuiltDelayMax; ++delay) {
        CoreSetup setup = relay({1, 2});
        setup.axon_table = {{kHost, 0, 1, delay, false}};
        CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
        const LookUp found = core.deliver(kHost, 0, core.now());
        EXPECT_TRUE(found.hit);
        EXPECT_EQ(found.axon, 1);
        EXPECT_EQ(ticks_with_spikes(core, 10), (std::vector<std::int64_t>{delay - 1}));
    }
}

TEST(CoreFunctional, SetsTheNextAxonTooWhereThePairFlagIsSet) {
    CoreSetup setup = relay({1, 4});
    setup.axon_table = {{kHost, 0, 1, 1, true}};
    CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
    core.deliver(kHost, 0, core.now());
    const CoreState state = core.state();
    EXPECT_EQ(state.pending[1], (std::vector<bool>{false, true, true, false}));
    core.tick();
    EXPECT_EQ(core.counters().synaptic_events, 2U);
    EXPECT_EQ(core.counters().arrived, 1U) << "accounting is by delivery";
}

TEST(CoreFunctional, CountsWhatTheTableHasNotAndWhatIsMerged) {
    const CoreSetup setup = relay({1, 2});
    CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
    EXPECT_FALSE(core.deliver(kHost, 0, core.now()).merged);
    EXPECT_TRUE(core.deliver(kHost, 0, core.now()).merged);
    EXPECT_FALSE(core.deliver(SourceId(3), 0, core.now()).hit);
    const CoreCounters& counters = core.counters();
    EXPECT_EQ(counters.arrived, 3U);
    EXPECT_EQ(counters.merged, 1U);
    EXPECT_EQ(counters.not_in_table, 1U);
    EXPECT_EQ(spikes(core), std::vector<int>{0}) << "two spikes on one axon are one event";
    EXPECT_EQ(core.counters().synaptic_events, 1U);
}

TEST(CoreFunctional, ClampsALateDeliveryToTheNextTickAndAnEarlyOneToTheLastSlot) {
    CoreSetup setup = relay({1, 2});
    setup.axon_table = {{kHost, 0, 0, 1, false}, {kHost, 1, 1, 7, false}};
    CoreFunctional core(setup, all_joined(setup.size), Tick(99));
    EXPECT_TRUE(core.deliver(kHost, 0, Tick(95)).late);
    EXPECT_TRUE(core.deliver(kHost, 1, Tick(101)).early);
    EXPECT_EQ(core.counters().late, 1U);
    EXPECT_EQ(core.counters().early, 1U);
    EXPECT_EQ(ticks_with_spikes(core, 12), (std::vector<std::int64_t>{100, 106}));
}

TEST(CoreFunctional, LetsAllTheFirstOrTheStrongestCandidateWin) {
    CoreSetup setup = relay({4, 2});
    setup.neuron.inh_mode = 2;
    CoreState state = all_joined(setup.size);
    state.k[1] = 3;
    state.k[2] = 3;
    state.neurons[2].th = 1;
    const std::vector<std::vector<int>> winners = {{0, 1, 2, 3}, {0}, {1}};
    for (int tie = 0; tie < 3; ++tie) {
        setup.neuron.wta_tie = tie;
        CoreFunctional core(setup, state, Tick(-1));
        core.deliver(kHost, 0, core.now());
        EXPECT_EQ(spikes(core), winners[static_cast<std::size_t>(tie)]) << "wta_tie " << tie;
    }
}

TEST(CoreFunctional, ReportsABurstAsSpikesButNotAsWinners) {
    CoreSetup setup = relay({2, 2});
    setup.neuron.burst_n = 3;
    setup.neuron.burst_isi = 2;
    CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
    core.deliver(kHost, 0, core.now());
    EXPECT_EQ(spikes(core), (std::vector<int>{0, 1}));
    EXPECT_EQ(core.winners().size(), 2U);
    EXPECT_EQ(spikes(core), std::vector<int>{});
    EXPECT_EQ(spikes(core), (std::vector<int>{0, 1}));
    EXPECT_TRUE(core.winners().empty());
    EXPECT_EQ(core.counters().spikes, 4U);
}

TEST(CoreFunctional, SleepsUntilTheNextPendingEventOrPhase) {
    CoreSetup setup = relay({1, 2});
    setup.neuron.ph_len = 32;
    setup.axon_table = {{kHost, 0, 0, 5, false}};
    CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
    EXPECT_EQ(core.next_event(), Tick(0)) << "nothing is known before a full scan";
    core.tick();
    EXPECT_EQ(core.next_event(), Tick(32));
    core.deliver(kHost, 0, core.now());
    EXPECT_EQ(core.next_event(), Tick(5));
    core.sleep_until(Tick(4));
    EXPECT_EQ(spikes(core), std::vector<int>{0});
    EXPECT_EQ(core.now(), Tick(5));
}

TEST(CoreFunctional, SleepsWhileItsNeuronsCountAndWakesWhenOneIsToFire) {
    CoreSetup setup = relay({2, 2});
    setup.neuron.theta = 100;
    setup.neuron.en_dir = 0;
    setup.neuron.en_slope = 1;
    CoreState state = all_joined(setup.size, 3);
    state.k[1] = 2;
    CoreFunctional slept(setup, state, Tick(-1));
    CoreFunctional stepped(setup, state, Tick(-1));
    for (CoreFunctional* core : {&slept, &stepped}) {
        core->deliver(kHost, 0, core->now());
        core->tick();
        core->tick();
    }
    EXPECT_EQ(slept.next_event(), Tick(34)) << "three a tick from tick 1 on";
    slept.sleep_until(Tick(20));
    while (stepped.now() < Tick(20)) stepped.tick();
    EXPECT_EQ(slept.state(), stepped.state());
    EXPECT_EQ(slept.neuron(NeuronId(1)).v, 40);
    slept.sleep_until(Tick(33));
    EXPECT_EQ(spikes(slept), std::vector<int>{0});
    EXPECT_EQ(slept.neuron(NeuronId(1)).v, 68);
}

TEST(CoreFunctional, HasNoNextEventInFreeRunningSilence) {
    const CoreSetup setup = relay({1, 2});
    CoreFunctional core(setup, all_joined(setup.size), Tick(-1));
    core.tick();
    EXPECT_EQ(core.next_event(), kNoTick);
}

TEST(CoreFunctional, KeepsTimesAndCountsButLearnsNothingWhileLearningIsOff) {
    CoreSetup setup = relay({2, 2});
    setup.neuron.ph_len = 4;
    setup.rule = RuleKind::completed;
    setup.learning.grow_sh = 0;
    setup.learning.grow_inv = 0;
    CoreState initial = cleared_core(setup.size, 5);
    CoreFunctional core(setup, initial, Tick(-1));
    core.learning(false);
    for (int t = 0; t < 40; ++t) {
        core.deliver(kHost, 0, core.now());
        core.tick();
    }
    CoreState state = core.state();
    EXPECT_EQ(state.k, initial.k);
    EXPECT_EQ(state.learning.lfsr, 5U);
    EXPECT_EQ(state.learning.tl[0], 39);
    EXPECT_EQ(state.learning.ta[0], 0);
    EXPECT_EQ(state.learning.episodes, 9);
    core.learning(true);
    for (int t = 0; t < 40; ++t) {
        core.deliver(kHost, 0, core.now());
        core.tick();
    }
    EXPECT_NE(core.state().k, initial.k) << "the same input grows synapses as soon as it may";
}

TEST(CoreFunctional, StateIsWhatWasLoaded) {
    CoreSetup setup = relay({20, 64});
    CoreState state = all_joined(setup.size, 3);
    for (std::size_t j = 0; j < 20; ++j) state.neurons[j].v = static_cast<std::uint16_t>(j);
    state.pending[7][63] = true;
    state.pending[1][0] = true;
    state.rank0 = 9;
    state.learning.rank = 9;
    state.learning.tl[5] = 1000;
    const CoreFunctional core(setup, state, Tick(1005));
    EXPECT_EQ(core.state(), state);
}

}  // namespace
}  // namespace tendril

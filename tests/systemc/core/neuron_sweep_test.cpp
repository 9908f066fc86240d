// Swept neurons and neurons stepped one by one are the same neurons.
#include "systemc/core/neuron_sweep.h"

#include <gtest/gtest.h>

#include "systemc/core/core_functional.h"
#include "tests/support/plain_core.h"

namespace tendril {
namespace {

TEST(NeuronSweep, FiresAndCountsAsNeuronsSteppedOneByOne) {
    int spikes = 0, slept = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        Draw draw(seed);
        const CoreSetup swept_setup = drawn_setup(draw), stepped_setup = stepped(swept_setup);
        const CoreState initial = drawn_state(draw, swept_setup);
        ASSERT_TRUE(NeuronSweep::fits(swept_setup, initial));
        ASSERT_FALSE(NeuronSweep::fits(stepped_setup, initial));
        CoreFunctional a(swept_setup, initial, Tick(-1)), b(stepped_setup, initial, Tick(-1));
        b.learning(false);
        for (int t = 0; t < 120; ++t) {
            const int lines = draw.chance(20) ? draw.between(1, 5) : 0;
            for (int i = 0; i < lines; ++i) {
                const int line = draw.between(0, 31);
                a.deliver(kHost, line, a.now());
                b.deliver(kHost, line, b.now());
            }
            const auto told = b.tick();
            const std::vector<NeuronId> expected(told.begin(), told.end());
            if (a.next_event() > a.now() + 1) {
                a.sleep_until(a.now() + 1);
                ++slept;
                ASSERT_TRUE(expected.empty()) << "seed " << seed << ": slept through tick " << t;
            } else {
                const auto got = a.tick();
                ASSERT_EQ(std::vector<NeuronId>(got.begin(), got.end()), expected)
                    << "seed " << seed << " tick " << t;
            }
            spikes += static_cast<int>(expected.size());
            if (t % 16 != 0) continue;
            ASSERT_EQ(a.state(), b.state()) << "seed " << seed << " tick " << t;
        }
        ASSERT_EQ(a.state(), b.state()) << "seed " << seed;
        ASSERT_EQ(a.counters(), b.counters()) << "seed " << seed;
    }
    EXPECT_GT(spikes, 5000);
    EXPECT_GT(slept, 5000);
}

TEST(NeuronSweep, SleepsLongerThanItsVectorsCanCountAtOnce) {
    CoreSetup setup;
    setup.size = {2, 2};
    setup.neuron.ph_len = setup.neuron.inh_mode = 0;
    setup.neuron.theta = 60'000;
    setup.neuron.rst_mode = 1;
    setup.excitatory.assign(2, true);
    CoreState state = cleared_core(setup.size, 1);
    state.neurons[0].s = 1;
    state.neurons[1].s = -1;
    state.neurons[1].v = 50'000;
    ASSERT_TRUE(NeuronSweep::fits(setup, state));
    CoreFunctional core(setup, state, Tick(-1));
    core.tick();
    ASSERT_EQ(core.next_event(), Tick(59'999));
    core.sleep_until(Tick(59'998));
    EXPECT_EQ(core.neuron(NeuronId(1)).v, 0);
    EXPECT_EQ(core.tick().size(), 1U);
    EXPECT_EQ(core.neuron(NeuronId(0)).v, 0);
}

TEST(NeuronSweep, LooksExactlyOnceWhereTheQuickAnswerWasEarly) {
    CoreSetup setup;
    setup.size = {2, 2};
    setup.neuron.ph_len = setup.neuron.inh_mode = 0;
    setup.neuron.theta = 10'000;
    CoreState state = cleared_core(setup.size, 1);
    setup.excitatory.assign(2, true);
    state.neurons[0].s = 1000;  // the fastest, and the farthest ...
    state.neurons[0].th = 50'000;
    state.neurons[1].s = 1;  // ... and the nearest, and the slowest
    NeuronSweep sweep;
    sweep.load(setup.neuron, state.neurons);
    EXPECT_EQ(sweep.soonest(), 10);
    EXPECT_EQ(sweep.soonest_exact(), 60);
}

TEST(NeuronSweep, LeavesTimersFlagsPhasesAndLearnersAlone) {
    CoreSetup setup;
    setup.size = {2, 2};
    setup.neuron.ph_len = setup.neuron.inh_mode = 0;
    const CoreState state = cleared_core(setup.size, 1);
    EXPECT_TRUE(NeuronSweep::fits(setup, state));
    const std::vector<std::pair<std::int32_t NeuronParams::*, int>> params = {
        {&NeuronParams::ph_len, 8},  {&NeuronParams::inh_mode, 2}, {&NeuronParams::refr, 1},
        {&NeuronParams::burst_n, 2}, {&NeuronParams::latch, 1},    {&NeuronParams::ep_local, 4},
        {&NeuronParams::sens_en, 1}, {&NeuronParams::dec_mode, 2}};
    for (const auto& [member, value] : params) {
        CoreSetup other = setup;
        other.neuron.*member = value;
        EXPECT_FALSE(NeuronSweep::fits(other, state));
    }
    CoreState timed = state;
    timed.neurons[1].ref = 1;
    EXPECT_FALSE(NeuronSweep::fits(setup, timed));
}

TEST(NeuronSweep, AddsARowOfAnyCounts) {
    std::vector<std::uint8_t> row(2 * kSweepLanes);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<std::uint8_t>(j % 16);
    std::vector<std::uint16_t> sums(row.size(), 3000);
    add_row(row.data(), sums.data(), sums.size());
    for (std::size_t j = 0; j < row.size(); ++j) EXPECT_EQ(sums[j], 3000 + j % 16);
}

}  // namespace
}  // namespace tendril

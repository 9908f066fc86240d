// Neurons a bank sweeps, in closed form while they are silent, and those it steps one by one are the same.
#include "systemc/core/neuron_bank.h"

#include <gtest/gtest.h>

#include "tests/support/plain_core.h"

namespace tendril {
namespace {

std::vector<std::uint16_t> drawn_sums(Draw& draw, const std::vector<std::uint16_t>& like, int percent) {
    std::vector<std::uint16_t> sums(like.size(), 0);
    for (std::uint16_t& sum : sums)
        sum = static_cast<std::uint16_t>(draw.chance(percent) ? draw.between(1, 60) : 0);
    return sums;
}

TEST(NeuronBank, SweepsToTheSameSpikesMovesAndStates) {
    int spikes = 0, rested = 0, moved = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        Draw draw(seed);
        const CoreSetup swept_setup = drawn_setup(draw), stepped_setup = stepped(swept_setup);
        const CoreState initial = drawn_state(draw, swept_setup);
        NeuronBank swept(swept_setup, initial), scanned(stepped_setup, initial);
        const std::vector<std::uint16_t> none(48, 0);
        for (int t = 0; t < 150; ++t) {
            TickInput input;
            const std::vector<std::uint16_t> excitation = drawn_sums(draw, none, 30);
            const std::vector<std::uint16_t> inhibition = drawn_sums(draw, none, 15);
            if (draw.chance(15)) {
                input.excitation = excitation.data();
                input.inhibition = inhibition.data();
            }
            swept.run(input);
            scanned.run(input);
            ASSERT_EQ(swept.spikes(), scanned.spikes()) << "seed " << seed << " tick " << t;
            ASSERT_EQ(swept.winners(), scanned.winners()) << "seed " << seed << " tick " << t;
            if (input.excitation == nullptr) {
                ASSERT_EQ(swept.busy(), scanned.busy()) << "seed " << seed << " tick " << t;
                ++(swept.busy() ? moved : rested);
            }
            if (draw.chance(10)) {
                ASSERT_EQ(swept.state(), scanned.state()) << "seed " << seed << " tick " << t;
            }
            spikes += static_cast<int>(swept.spikes().size());
        }
        const int last = swept_setup.size.neurons - 1;
        ASSERT_EQ(swept.answer(last).th, scanned.answer(last).th);
        swept.set_threshold(last, 7);
        scanned.set_threshold(last, 7);
        ASSERT_EQ(swept.state(), scanned.state()) << "seed " << seed;
    }
    EXPECT_GT(spikes, 10000);
    EXPECT_GT(rested, 1000);
    EXPECT_GT(moved, 1000);
}

}  // namespace
}  // namespace tendril

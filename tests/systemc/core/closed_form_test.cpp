// Counting many ticks at once is counting them one by one (specification, section 2).
#include "systemc/core/closed_form.h"

#include <gtest/gtest.h>

#include <random>

namespace tendril {
namespace {

struct Case {
    NeuronParams params;
    NeuronState neuron;
};

Case random_case(std::mt19937& random) {
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<std::uint32_t>(high - low + 1));
    };
    Case c;
    c.params.vmax = between(0, 3) == 0 ? between(1, 400) : 65535;
    c.params.theta = between(0, 500);
    c.params.leak = between(0, 2) == 0 ? between(0, 40) : 0;
    c.params.smin = between(0, 12);
    c.params.cut_mode = between(0, 2);
    c.neuron.v = static_cast<std::uint16_t>(between(0, std::min(c.params.vmax, 600)));
    c.neuron.s = static_cast<std::int16_t>(between(-30, 60));
    c.neuron.th = static_cast<std::uint16_t>(between(0, 1) * between(0, 100));
    return c;
}

TEST(ClosedForm, IsSteppingInTwentyThousandRandomCases) {
    constexpr int kTicks = 250;
    std::mt19937 random(20261124);
    int fired = 0;
    for (int n = 0; n < 20000; ++n) {
        const Case c = random_case(random);
        const std::int64_t predicted = ticks_to_fire(c.params, c.neuron);
        NeuronState stepped = c.neuron;
        std::int64_t candidate = kNeverFires;
        for (int tick = 1; tick <= kTicks && candidate == kNeverFires; ++tick) {
            if (step_neuron(c.params, stepped, 0, 0, 0).candidate) candidate = tick;
            ASSERT_EQ(stepped.v, potential_after(c.params, c.neuron, tick))
                << "case " << n << " tick " << tick;
        }
        ASSERT_EQ(candidate, predicted > kTicks ? kNeverFires : predicted) << "case " << n;
        fired += candidate != kNeverFires;
    }
    EXPECT_GT(fired, 5000);
    EXPECT_LT(fired, 19000);
}

TEST(ClosedForm, FiresAtEqualityAndATickLaterOneAbove) {
    NeuronParams params;
    NeuronState neuron;
    neuron.s = 5;
    params.theta = 50;
    EXPECT_EQ(ticks_to_fire(params, neuron), 10);
    params.theta = 51;
    EXPECT_EQ(ticks_to_fire(params, neuron), 11);
}

TEST(ClosedForm, NeverFiresAboveTheCeilingStandingStillOrCutOff) {
    NeuronParams params;
    NeuronState neuron;
    neuron.s = 2;
    params.vmax = 99;
    EXPECT_EQ(ticks_to_fire(params, neuron), kNeverFires);
    params.vmax = 65535;
    params.leak = 2;
    EXPECT_EQ(ticks_to_fire(params, neuron), kNeverFires);
    params.leak = 0;
    params.smin = 3;
    params.cut_mode = 2;
    EXPECT_EQ(ticks_to_fire(params, neuron), kNeverFires);
}

TEST(ClosedForm, ALoserThatHoldsItsPotentialFiresNextTickOrNotAtAll) {
    NeuronParams params;
    NeuronState neuron;
    neuron.v = 100;
    EXPECT_EQ(ticks_to_fire(params, neuron), 1);
    params.leak = 1;
    EXPECT_EQ(ticks_to_fire(params, neuron), kNeverFires);
    neuron.v = 101;
    EXPECT_EQ(ticks_to_fire(params, neuron), 1);
}

}  // namespace
}  // namespace tendril

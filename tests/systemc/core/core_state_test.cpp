// A cleared core is empty, and canonical states hide what nothing can see.
#include "systemc/core/core_state.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tendril {
namespace {

TEST(ClearedCore, HasTheSizeAskedForAndNothingInIt) {
    const CoreState state = cleared_core({3, 8}, 77);
    EXPECT_EQ(state.neurons, std::vector<NeuronState>(3));
    EXPECT_EQ(state.k, std::vector<std::uint8_t>(24, 0));
    for (const auto& bitmap : state.pending) EXPECT_EQ(bitmap, std::vector<bool>(8));
    EXPECT_EQ(state.learning.ta, std::vector<std::int16_t>(8, -1));
    EXPECT_EQ(state.learning.tl, std::vector<std::int64_t>(8, -1));
    EXPECT_EQ(state.learning.tf, std::vector<std::int16_t>(3, -1));
    EXPECT_EQ(state.learning.lfsr, 77U);
    EXPECT_EQ(cleared_core({1, 1}, 0).learning.lfsr, 1U) << "0 would never leave 0";
}

TEST(MakeCanonical, ClearsBurstTimersWithoutABurstAndRanksWithoutAnArrival) {
    CoreState state = cleared_core({2, 2}, 1);
    state.neurons[0].bt = 5;
    state.neurons[0].latph = 2;
    state.neurons[1].bc = 1;
    state.neurons[1].bt = 5;
    state.neurons[1].latph = 2;
    state.learning.rk = {3, 4};
    state.learning.ta[1] = 9;
    make_canonical(state);
    EXPECT_EQ(state.neurons[0], NeuronState());
    EXPECT_EQ(state.neurons[1].bt, 5);
    EXPECT_EQ(state.neurons[1].latph, 2);
    EXPECT_EQ(state.learning.rk, (std::vector<std::uint8_t>{0, 4}));
}

}  // namespace
}  // namespace tendril

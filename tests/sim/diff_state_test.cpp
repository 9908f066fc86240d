// What differs between two states is told in the words of their head.
#include "sim/diff_state.h"

#include <gtest/gtest.h>

#include <functional>

#include "sim/state_file.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

/// What is said of the tiny state and another one.
std::string said(const std::function<void(CoreState&)>& change) {
    ChipState other = tiny_state();
    change(other.cores[0]);
    return diff_states(write_state(tiny_state()), write_state(other)).what;
}

TEST(DiffState, names_the_fields_of_a_neuron) {
    EXPECT_EQ(said([](CoreState& core) {
                  core.neurons[0].v = 18;
                  core.neurons[0].th = 8;
              }),
              "line 10, column 11: neuron 0: v is 17 in A, 18 in B; th is 9 in A, 8 in B");
}

TEST(DiffState, names_the_synapse) {
    EXPECT_EQ(said([](CoreState& core) { core.k[2] = 14; }),
              "line 17, column 10: synapses of axon 0: k onto neuron 2 is 15 in A, 14 in B");
}

TEST(DiffState, names_what_the_core_counts) {
    EXPECT_EQ(said([](CoreState& core) { core.learning.lfsr = 9; }),
              "line 9, column 16: core 0: lfsr is 5 in A, 9 in B");
}

TEST(DiffState, names_the_slot_of_what_is_pending) {
    EXPECT_EQ(said([](CoreState& core) { core.pending[1][1] = true; }),
              "line 15, column 13: what becomes events 1 ticks ahead");
}

TEST(DiffState, counts_what_it_does_not_tell) {
    const std::string text = said([](CoreState& core) { core.neurons[0] = {.v = 1}; });
    EXPECT_NE(text.find("; ref is 1 in A, 0 in B; and 5 more"), std::string::npos) << text;
}

}  // namespace
}  // namespace tendril

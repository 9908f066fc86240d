// final.state is one text for one state, whoever held it.
#include "sim/state_file.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

TEST(StateFile, WritesEveryColumnInOrder) { EXPECT_EQ(write_state(tiny_state()), kTinyStateText); }

TEST(StateFile, OfAFreshChipHasNoRowsButItsCores) {
    const std::string text = write_state(tiny_chip().initial);
    EXPECT_NE(text.find("\ntick -1\ncores 2\ncore 0 3 4 0 0 5 0\ncore 1 3 4 0 0 6 0\nend\n"),
              std::string::npos)
        << text;
}

TEST(StateFile, IsTheSameForStatesThatDifferInWhatNothingCanSee) {
    ChipState state = tiny_state();
    NeuronState& idle = state.cores[1].neurons[1];
    idle.bt = 9;     // no burst is running
    idle.latph = 2;  // nor a latch
    state.cores[1].learning.rk[2] = 77;
    state.cores[1].learning.ta[2] = -5;
    state.cores[1].learning.tl[2] = -9;
    state.cores[1].learning.tf[2] = -2;
    state.cores[1].pending[0] = {true, false, false, false};
    EXPECT_EQ(write_state(state), kTinyStateText);
    EXPECT_EQ(canonical(state), canonical(tiny_state()));
}

TEST(StateFile, KeepsBurstTimersWhileABurstRuns) {
    ChipState state = tiny_state();
    EXPECT_EQ(canonical(state).cores[0].neurons[0].bt, 5);
    EXPECT_EQ(canonical(state).cores[0].neurons[0].latph, 6);
}

TEST(StateFile, SaturatesTheAgeOfTheLastArrivalAt65535) {
    ChipState state = tiny_chip().initial;
    state.tick = Tick(99999);
    state.cores[0].learning.tl = {99999 + 1 - 65534, 99999 + 1 - 65535, 99999 + 1 - 65536, 0};
    const std::string text = write_state(state);
    EXPECT_NE(
        text.find("axon 0 0 0 0 1 65534\naxon 1 0 0 0 1 65535\naxon 2 0 0 0 1 65535\naxon 3 0 0 0 1 65535\n"),
        std::string::npos)
        << text;
}

TEST(StateFile, DigestIsTheHashOfItsText) {
    EXPECT_EQ(state_digest(tiny_state()), text_digest(kTinyStateText));
    // XXH3-128 of nothing, from the published test vectors.
    EXPECT_EQ(text_digest(""), "99aa06d3014798d86001c324468d497f");
}

TEST(StateFile, DigestChangesWithAnyField) {
    const std::string before = state_digest(tiny_state());
    ChipState state = tiny_state();
    state.cores[1].learning.lfsr = 7;
    EXPECT_NE(state_digest(state), before);
}

}  // namespace
}  // namespace tendril

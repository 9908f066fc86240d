// A state file is taken whole and exact, or refused with the place of the damage.
#include <gtest/gtest.h>

#include <random>

#include "sim/state_file.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

/// The tiny state with its first `from` replaced.
std::string damaged(const std::string& from, const std::string& to) {
    std::string text = kTinyStateText;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string refused(const std::string& text) {
    const ChipPlan plan = tiny_chip();
    return refusal([&] { parse_state(text, "f.state", plan); });
}

TEST(StateReader, GivesBackWhatWasWritten) {
    const ChipState state = parse_state(kTinyStateText, "f.state", tiny_chip());
    EXPECT_EQ(state, canonical(tiny_state()));
    EXPECT_EQ(write_state(state), kTinyStateText);
}

TEST(StateReader, ReadsAFile) {
    TempFolder folder;
    write_file(folder / "final.state", kTinyStateText);
    EXPECT_EQ(read_state(folder / "final.state", tiny_chip()), canonical(tiny_state()));
}

TEST(StateReader, NamesAFileThatIsNotThere) {
    const ChipPlan plan = tiny_chip();
    EXPECT_EQ(refusal([&] { read_state("no/such.state", plan); }),
              "4 no/such.state: cannot open: No such file or directory");
}

TEST(StateReader, RefusesAnotherKindOfFile) {
    EXPECT_EQ(refused("# tendril-state 2\n"), "2 f.state:1:1: not a state file; \"# tendril-state 1\"");
}

TEST(StateReader, RefusesEveryTruncation) {
    const std::string whole = kTinyStateText;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const std::string answer = refused(whole.substr(0, length));
        EXPECT_EQ(answer.substr(0, 10), "2 f.state:") << length << ": " << answer;
    }
    EXPECT_NE(refused(whole.substr(0, whole.size() - 1)).find("20:4: the file is truncated"),
              std::string::npos);
    EXPECT_NE(refused(damaged("end\n", "")).find("19:19: the file is truncated"), std::string::npos);
}

TEST(StateReader, RefusesTheStateOfAnotherChip) {
    EXPECT_EQ(refused(damaged("cores 2", "cores 3")),
              "2 f.state:8:7: the state is of 3 cores, the chip has 2");
    EXPECT_EQ(refused(damaged("core 0 3 4", "core 0 5 4")),
              "2 f.state:9:8: core 0 has 5 neurons in the state, 3 in the chip");
    EXPECT_EQ(refused(damaged("core 1 3 4", "core 1 3 8")),
              "2 f.state:19:10: core 1 has 8 axons in the state, 4 in the chip");
}

TEST(StateReader, RefusesValuesOutOfRange) {
    EXPECT_EQ(refused(damaged("neuron 0 17 ", "neuron 0 65536 ")),
              "2 f.state:10:10: v is \"65536\"; a whole number 0..65535");
    EXPECT_EQ(refused(damaged("17 -4", "17 -2049")),
              "2 f.state:10:13: s is \"-2049\"; a whole number -2048..2047");
    EXPECT_EQ(refused(damaged(" 5 1\n", " 0 1\n")),
              "2 f.state:9:16: lfsr is \"0\"; a whole number 1..4294967295");
    EXPECT_EQ(refused(damaged("k 0 0 1 15", "k 0 0 1 16")),
              "2 f.state:17:9: k is \"16\"; a whole number 0..15");
    EXPECT_EQ(refused(damaged("1 42\n", "1 43\n")),
              "2 f.state:13:16: tl_age_at_next_tick is \"43\"; a whole number 1..42");
    EXPECT_EQ(refused(damaged("pending 7 2", "pending 8 2")),
              "2 f.state:16:9: ticks_ahead is \"8\"; a whole number 2..7");
    EXPECT_EQ(refused(damaged("tick 41", "tick -2")).substr(0, 27), "2 f.state:7:6: tick is \"-2\"");
}

TEST(StateReader, RefusesAPotentialAboveTheChipsCeiling) {
    ChipPlan plan = tiny_chip();
    plan.cores[0].neuron.vmax = 16;
    EXPECT_EQ(refusal([&] { parse_state(kTinyStateText, "f.state", plan); }),
              "2 f.state:10:10: v is \"17\"; a whole number 0..16");
}

TEST(StateReader, RefusesWrongOrderAndDuplicates) {
    EXPECT_EQ(refused(damaged("axon 1 ", "axon 0 ")), "2 f.state:13:6: axon is \"0\"; a whole number 1..3");
    EXPECT_EQ(refused(damaged("pending 1 0 3", "pending 1 3 0")).substr(0, 26),
              "2 f.state:15:13: axon is \"");
    EXPECT_EQ(refused(damaged("core 1 3 4", "core 0 3 4")),
              "2 f.state:19:6: core is \"0\"; a whole number 1..1");
    EXPECT_EQ(refused(damaged("k 2 2 0 0\n", "k 2 2 0 0\naxon 3 1 0 0 1 2\n")),
              "2 f.state:19:1: a row out of place; core 1");
    EXPECT_EQ(refused(damaged("core 1 3 4 0 0 6 0\n", "")), "2 f.state:19:1: a row out of place; core 1");
}

TEST(StateReader, RefusesValuesThatNothingCanSee) {
    EXPECT_EQ(refused(damaged("3 4 5 6 0", "3 0 5 6 0")),
              "2 f.state:10:26: bt is \"5\"; a whole number 0..0");
    EXPECT_EQ(refused(damaged("axon 1 0 0 0", "axon 1 0 0 1")),
              "2 f.state:13:12: rk is \"1\"; a whole number 0..0");
    EXPECT_EQ(refused(damaged("k 2 2 0 0", "k 2 0 0 0")),
              "2 f.state:18:9: a row of zeros; rows that are not all zero");
}

TEST(StateReader, RefusesTextThatIsNotInItsShortestForm) {
    EXPECT_EQ(refused(damaged("tick 41", "tick 041")).substr(0, 30), "2 f.state:7:6: tick is \"041\"; ");
    EXPECT_EQ(refused(damaged("tick 41", "tick  41")).substr(0, 30), "2 f.state:7:6: an empty column");
    EXPECT_EQ(refused(damaged("tick 41", "tick 41 ")).substr(0, 20), "2 f.state:7:8: \" \" a");
    EXPECT_EQ(refused(damaged("tick 41", "tick 41\r")).substr(0, 20), "2 f.state:7:6: tick ");
    EXPECT_EQ(refused(damaged("pending 7 2", "pending 7")), "2 f.state:16:10: axon is missing");
    EXPECT_EQ(refused(damaged("end\n", "end\nmore\n")), "2 f.state:21:1: text after the end");
}

/// One to four bytes changed, removed, doubled or moved.
std::string mutated(std::mt19937& random) {
    std::string text = kTinyStateText;
    const auto draw = [&random](std::size_t below) { return random() % below; };
    for (std::size_t n = 1 + draw(4); n > 0; --n) {
        const std::size_t at = draw(text.size());
        switch (draw(5)) {
            case 0:
                text[at] = static_cast<char>(draw(256));
                break;
            case 1:
                text[at] = "0123456789 -\n"[draw(13)];
                break;
            case 2:
                text.erase(at, 1 + draw(12));
                break;
            case 3:
                text.insert(at, text, draw(text.size()), 1 + draw(24));
                break;
            default:
                std::swap(text[at], text[draw(text.size())]);
                break;
        }
    }
    return text;
}

TEST(StateReader, TakesNoMutationThatItWouldNotWrite) {
    std::mt19937 random(20);
    const ChipPlan plan = tiny_chip();
    int taken = 0, refusals = 0;
    for (int n = 0; n < 40000; ++n) {
        const std::string text = mutated(random);
        try {
            ASSERT_EQ(write_state(parse_state(text, "f.state", plan)), text) << "mutation " << n;
            ++taken;
        } catch (const Error& error) {
            ASSERT_EQ(error.exit_code(), Exit::usage) << error.what();
            ++refusals;
        }
    }
    // Some mutations are other states; most are damage.
    EXPECT_GT(taken, 100);
    EXPECT_GT(refusals, 30000);
}

}  // namespace
}  // namespace tendril

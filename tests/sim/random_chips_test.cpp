// The lockstep is worth what it finds: with a bug planted in tlm the program that the gate runs tells of it,
// makes the chip smaller and says how to see it.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

/// Exit code and what it says; where it writes the small chips.
struct Lockstep {
    explicit Lockstep(const std::string& arguments) {
        const std::string out = (folder / "out").string();
        const int status = std::system(("cd " + folder.path().string() + " && " TENDRIL_RANDOM_CHIPS " " +
                                        arguments + " >" + out + " 2>" + (folder / "err").string())
                                           .c_str());
        exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        text = file_text(out);
    }
    bool says(const std::string& what) const { return text.find(what) != std::string::npos; }
    /// Between two lines, the second not included.
    std::string between(const std::string& first, const std::string& last) const {
        const std::size_t at = std::min(text.find(first), text.size());
        const std::size_t from = std::min(text.find('\n', at), text.size());
        return text.substr(from, text.find(last, from) - from);
    }
    TempFolder folder;
    int exit_code = 0;
    std::string text;
};

std::int64_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

void expect_small(const Lockstep& lockstep) {
    EXPECT_EQ(lockstep.exit_code, 1);
    const std::string chip = lockstep.between("  the smallest chip that shows it", "  REPRO\n");
    EXPECT_NE(chip.find("format = \"tendril-chip 1\"\n"), std::string::npos) << lockstep.text;
    EXPECT_LE(lines_of(chip), 12) << chip;
    EXPECT_GE(lines_of(chip), 5) << chip;
}

TEST(RandomChips, ABugIsFoundAndShownByAChipOfTenLinesWithItsCommands) {
    const Lockstep lockstep("--seed 1 --most-cores 8 --plant drop-inhibition");
    EXPECT_EQ(lockstep.text.rfind("seed 1: cosim against tlm: spike", 0), 0U) << lockstep.text;
    EXPECT_TRUE(lockstep.says("\n  again: random_chips --seed 1 --most-cores 8")) << lockstep.text;
    expect_small(lockstep);
    const std::string commands = lockstep.between("  REPRO", "0 busy chips");
    EXPECT_NE(commands.find("\ntendril run shrunk/seed-1/small.toml --engine cosim "), std::string::npos);
    EXPECT_NE(commands.find("\ntendril run shrunk/seed-1/small.toml --engine tlm "), std::string::npos);
    EXPECT_NE(commands.find("\ntendril diff shrunk/seed-1/cosim shrunk/seed-1/tlm "), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(lockstep.folder / "shrunk/seed-1/small.toml"));
}

TEST(RandomChips, ABugThatOnlyTheStateAfterFixedTicksShowsIsFound) {
    const Lockstep lockstep("--seed 5 --most-cores 8 --plant never-grow");
    EXPECT_TRUE(lockstep.says(" fixed ticks of ")) << lockstep.text;
    EXPECT_TRUE(lockstep.says(": cosim against tlm: ")) << lockstep.text;
    expect_small(lockstep);
    EXPECT_TRUE(lockstep.says("Where do cosim and tlm part? final state")) << lockstep.text;
}

TEST(RandomChips, TheSameChipWithoutTheBugPasses) {
    const Lockstep lockstep("--seed 1 --most-cores 8");
    EXPECT_EQ(lockstep.exit_code, 0) << lockstep.text;
    EXPECT_TRUE(lockstep.says("1 busy chips of 1 drawn, 0 failed")) << lockstep.text;
}

TEST(RandomChips, ASetThatLacksSomethingFailsThoughNoChipDoes) {
    const Lockstep lockstep("--chips 1 --built --most-cores 2");
    EXPECT_EQ(lockstep.exit_code, 1);
    EXPECT_TRUE(lockstep.says("1 busy chips of ")) << lockstep.text;
    EXPECT_TRUE(lockstep.says(", 0 failed, ")) << lockstep.text;
    EXPECT_TRUE(lockstep.says("the set lacks: ")) << lockstep.text;
}

}  // namespace
}  // namespace tendril

// A bug is planted behind the engines' seam, on a big chip; what is left of it fits into ten lines.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "sim/config.h"
#include "tests/support/planted_bugs.h"
#include "tests/support/shrink_parting.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};

using Two = std::vector<LockstepEngine>;

LockstepEngine engine(const std::string& name) {
    const auto engines = engines_of_the_program();
    return *std::ranges::find(engines, name, &LockstepEngine::name);
}

/// Under the name of the engine that it pretends to be.
LockstepEngine with_bug(const std::string& name, const std::string& bug) {
    return altered(engine(name), name, planted_bug(bug).plant);
}

struct Found {
    RandomChip chip;
    Parting parting;
};

/// The first drawn chip of at least 8 cores on which the two part as asked.
Found find_parting(const Two& two, bool in_cycles) {
    for (std::uint64_t seed = 1;; ++seed) {
        RandomChip chip = draw_chip(seed);
        if (chip.tree.cores < 8) continue;
        BurstStimulus stimulus(chip);
        const auto parting = parting_of(run_engines(two, chip.plan, stimulus, chip.ticks, kLimit));
        if (!parting.none() && parting.in_cycles == in_cycles) return {std::move(chip), parting};
    }
}

SmallChip shrunk(const Two& two, bool in_cycles) {
    const Found found = find_parting(two, in_cycles);
    std::string told;
    const Tell tell = [&](const std::string& line) { told += line + "\n"; };
    const auto small = shrink_random_chip(found.chip, found.chip.plan, found.parting, two, kLimit, tell);
    EXPECT_TRUE(small) << found.parting.text();
    EXPECT_NE(told.find("cores: "), std::string::npos) << told;
    return small.value_or(SmallChip());
}

std::int64_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// It parts in the same way when it is read from the file, and nothing of it can go.
void expect_still_parts(const Two& two, const SmallChip& small, bool in_cycles) {
    const TempFolder folder;
    write_small_chip(small, folder.path());
    const std::string file = (folder / "small.toml").string();
    EXPECT_NO_THROW(load_chip(file)) << small_chip_text(small);
    const Parting parting = part(two, {read_toml(file), small.chip.state}, kLimit);
    EXPECT_EQ(parting.what, small.parting.what);
    EXPECT_EQ(parting.in_cycles, in_cycles) << parting.what;
}

TEST(ShrinkChip, a_core_that_drops_inhibition_is_shown_by_ten_lines) {
    const Two two{engine("functional"), with_bug("tlm", "drop-inhibition")};
    const SmallChip small = shrunk(two, false);
    const std::string text = small_chip_text(small);
    EXPECT_LE(lines_of(text), 10) << text;
    EXPECT_EQ(
        text.rfind("# Where do functional and tlm part? spike (tick core neuron -) (0 0 1 0) only in ", 0),
        0U)
        << text;
    EXPECT_NE(text.find("topology = {cores = 1"), std::string::npos) << text;
    EXPECT_NE(text.find("run = {ticks = 1}"), std::string::npos) << text;
    expect_still_parts(two, small, false);
}

TEST(ShrinkChip, a_hub_that_holds_a_flit_too_many_is_shown_by_ten_lines) {
    const Two two{engine("cosim"), with_bug("tlm", "deepen-hubs")};
    const SmallChip small = shrunk(two, true);
    const std::string text = small_chip_text(small);
    EXPECT_LE(lines_of(text), 10) << text;
    EXPECT_NE(text.find("fifo_depth = 1"), std::string::npos) << "no deeper hub shows it sooner: " << text;
    expect_still_parts(two, small, true);
}

TEST(ShrinkChip, what_only_a_state_shows_is_shown_by_a_small_state) {
    const Two two{engine("functional"), with_bug("tlm", "forget-pending")};
    const SmallChip small = shrunk(two, false);
    EXPECT_NE(small.chip.state.find("\npending "), std::string::npos) << small.chip.state;
    EXPECT_LE(lines_of(small.chip.state), 30) << small.chip.state;
    expect_still_parts(two, small, false);
}

TEST(ShrinkChip, its_commands_run_and_the_engines_without_the_bug_agree) {
    const Two two{engine("functional"), with_bug("tlm", "forget-pending")};
    const TempFolder folder;
    const std::string commands = write_small_chip(shrunk(two, false), folder.path());
    EXPECT_EQ(lines_of(commands), 3) << commands;
    std::string script = "set -e; tendril() { " TENDRIL_PROGRAM " \"$@\"; }; " + commands;
    std::replace(script.begin(), script.end(), '\n', ';');
    const std::string out = (folder / "out").string();
    EXPECT_EQ(std::system(("bash -c '" + script + "' >" + out + " 2>&1").c_str()), 0) << file_text(out);
    EXPECT_NE(file_text(out).find("same: spikes.aer, deliveries.aer,"), std::string::npos) << file_text(out);
}

/// The program for chip files: exit code and what it says.
std::string shrink_chip(const std::string& arguments) {
    const TempFolder folder;
    const std::string out = (folder / "out").string();
    const int status = std::system(("cd " TENDRIL_SOURCE_DIR " && " TENDRIL_SHRINK_CHIP " " + arguments +
                                    " --out " + (folder / "small").string() + " >" + out + " 2>&1")
                                       .c_str());
    return fmt::format("{} {}", WEXITSTATUS(status), file_text(out));
}

TEST(ShrinkChip, engines_that_agree_on_a_chip_file_exit_0) {
    const std::string chip = "configs/chips/smallworld-16.toml --set run.ticks=5 --engines functional,tlm";
    EXPECT_EQ(shrink_chip(chip), "0 they agree\n");
    EXPECT_EQ(shrink_chip(chip + ",cosim"), "0 they agree\n");
}

TEST(ShrinkChip, engines_that_a_limit_makes_part_exit_1_with_a_chip_and_its_commands) {
    const std::string said = shrink_chip(
        "configs/chips/smallworld-16.toml --set run.ticks=2 --engines functional,tlm --cycles 100");
    EXPECT_EQ(said.rfind("1 functional against tlm: \"\" against \"not at its end after ", 0), 0U) << said;
    EXPECT_NE(said.find("\ncores: "), std::string::npos) << "how far it is: " << said;
    EXPECT_NE(said.find("cores = 1}"), std::string::npos) << said;
    EXPECT_NE(said.find("\nREPRO\ntendril run "), std::string::npos) << said;
    EXPECT_EQ(said.find("tendril diff"), std::string::npos) << "one of the two leaves no folder: " << said;
}

TEST(ShrinkChip, a_tree_that_an_engine_does_not_have_is_no_agreement) {
    EXPECT_EQ(shrink_chip("configs/chips/tree-64.toml --set run.ticks=2 --engines tlm,rtl"),
              "2 not every engine takes this chip\nthey agree\n");
}

TEST(ShrinkChip, what_does_not_part_has_nothing_to_show) {
    const RandomChip chip = draw_chip(1);
    const Parting wanted{"functional", "tlm", false, false, "a wish"};
    EXPECT_FALSE(shrink_random_chip(chip, chip.plan, wanted, engines_of(chip), kLimit, {}));
}

}  // namespace
}  // namespace tendril

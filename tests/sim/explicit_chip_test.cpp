// A drawn chip written as a chip file is the drawn chip.
#include "tests/support/explicit_chip.h"

#include <gtest/gtest.h>

#include "sim/config.h"
#include "tests/support/document.h"
#include "tests/support/lockstep.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};

/// As the program would read it.
ReadyChip as_file(const ChipCase& chip) {
    const TempFolder folder;
    write_file(folder / "chip.toml", document_text(chip.chip));
    return ready({read_toml((folder / "chip.toml").string()), chip.state});
}

ChipOutcome run_tlm(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks) {
    return run_cycles(Fidelity::tlm, plan, stimulus, ticks, kLimit);
}

class DrawnChipFile : public testing::TestWithParam<std::uint64_t> {};

TEST_P(DrawnChipFile, runs_as_the_chip_that_was_drawn_in_every_cycle) {
    const RandomChip chip = draw_chip(GetParam());
    BurstStimulus stimulus(chip);
    const ChipOutcome drawn = run_tlm(chip.plan, stimulus, chip.ticks);
    ASSERT_EQ(drawn.error, "");
    const ReadyChip file =
        as_file(explicit_chip(chip.plan, frame_of(chip.tree), stimulus, chip.ticks, Start::exact));
    ASSERT_EQ(file.ticks, chip.ticks);
    EXPECT_EQ(differ_in_cycles(drawn, run_tlm(file.plan, *file.stimulus, file.ticks)), "");
}

TEST_P(DrawnChipFile, starts_fresh_with_all_that_a_chip_file_can_say_of_a_state) {
    RandomChip chip = draw_chip(GetParam());
    ChipState& initial = chip.plan.initial;
    initial.tick = Tick(-1);
    for (CoreState& core : initial.cores) {
        CoreState left = core;
        core = cleared_core(chip.plan.cores[static_cast<std::size_t>(&core - initial.cores.data())].size,
                            core.learning.lfsr);
        core.k = left.k;
        for (std::size_t n = 0; n < left.neurons.size(); ++n) {
            core.neurons[n].v = left.neurons[n].v;
            core.neurons[n].s = left.neurons[n].s;
            core.neurons[n].th = left.neurons[n].th;
        }
    }
    BurstStimulus stimulus(chip);
    const ChipOutcome drawn = run_tlm(chip.plan, stimulus, chip.ticks);
    const ReadyChip file =
        as_file(explicit_chip(chip.plan, frame_of(chip.tree), stimulus, chip.ticks, Start::fresh));
    EXPECT_EQ(file.plan.initial, initial);
    EXPECT_EQ(differ_in_cycles(drawn, run_tlm(file.plan, *file.stimulus, file.ticks)), "");
}

INSTANTIATE_TEST_SUITE_P(Seeds, DrawnChipFile, testing::Range(std::uint64_t{1}, std::uint64_t{9}));

TEST(Document, is_a_line_for_each_key_and_for_each_table_of_a_list) {
    Table row, chip;
    put(row, "name", "in");
    put(row, "lines", 3);
    put(chip, "format", "x 1");
    put(chip, "host", Array{value_of(row)});
    put(chip, "axons", Array{value_of(row), value_of(row)});
    EXPECT_EQ(document_text(value_of(chip)),
              "format = \"x 1\"\nhost = [{name = \"in\", lines = 3}]\n"
              "axons = [\n  {name = \"in\", lines = 3},\n  {name = \"in\", lines = 3}]\n");
    EXPECT_EQ(size_of(value_of(chip)), 1 + 1 + (1 + 3) + (1 + 6U));
}

}  // namespace
}  // namespace tendril

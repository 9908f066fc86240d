// tendril diff, through the executable.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

TEST(DiffCommand, equal_runs_exit_0_and_runs_that_part_exit_1_with_the_place) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/smallworld-16.toml --engine functional --ticks 50 --out ";
    ASSERT_EQ(tendril(run + dir("a")).exit_code, 0);
    ASSERT_EQ(tendril(run + dir("b")).exit_code, 0);
    ASSERT_EQ(tendril(run + dir("c") + " --seed 2").exit_code, 0);
    EXPECT_EQ(tendril("diff " + dir("a") + " " + dir("b")).exit_code, 0);
    const Outcome parted = tendril("diff " + dir("a") + " " + dir("c") + " --ticks-only");
    EXPECT_EQ(parted.exit_code, 1);
    EXPECT_NE(parted.out.find("tick"), std::string::npos) << parted.out;
    EXPECT_EQ(tendril("diff --json " + dir("a") + " " + dir("c")).out.substr(0, 1), "{");
}

TEST(DiffCommand, a_folder_that_is_not_there_is_a_resource) {
    EXPECT_EQ(refused_by_program("diff /no/a /no/b").rfind("4 ", 0), 0U);
}

/// Signals of a waveform below a scope, and what each says in a cycle.
std::map<std::string, std::string> values_at(const Vcd& vcd, const std::string& below, std::int64_t cycle) {
    std::map<std::string, std::string> values;
    for (const auto& [name, code] : vcd.codes) {
        if (!name.starts_with(below) || !vcd.values.contains(code)) continue;
        if (vcd.values.at(code).begin()->first <= cycle)
            values[name.substr(below.size())] = vcd.at(name, cycle);
    }
    return values;
}

/// One run has its own waves, the other is run again; a third differs in its seed alone.
TEST(DiffCommand, wave_shows_both_runs_side_by_side_where_they_part) {
    const TempFolder folder;
    const auto dir = [&](const std::string& name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/smallworld-16.toml --engine cosim --ticks 16 --out ";
    const std::string other = " --set neuron.theta=41";
    ASSERT_EQ(tendril(run + dir("a") + " --wave all").exit_code, 0);
    ASSERT_EQ(tendril(run + dir("b") + other + " --checkpoint-every 5").exit_code, 0);
    ASSERT_EQ(tendril(run + dir("b_waves") + other + " --wave all").exit_code, 0);
    const Outcome parted = tendril("diff --json " + dir("a") + " " + dir("b") + " --wave " + dir("pair.fst"));
    EXPECT_EQ(parted.exit_code, 1) << parted.err;
    const auto said = nlohmann::json::parse(parted.out);
    const auto cycle = said.at("divergences").at(0).at("cycle").get<std::int64_t>();
    ASSERT_GT(cycle, 500);

    const Vcd pair(as_vcd(dir("pair.fst")));
    const Vcd a(as_vcd(dir("a/waves.fst")));
    const Vcd b(as_vcd(dir("b_waves/waves.fst")));
    for (const std::int64_t at : {cycle - 300, cycle - 1, cycle, cycle + 1, cycle + 300}) {
        EXPECT_EQ(values_at(pair, "a.", at), values_at(a, "", at)) << at;
        EXPECT_EQ(values_at(pair, "b.", at), values_at(b, "", at)) << at;
        EXPECT_GT(values_at(pair, "b.", at).size(), 500U);
    }
    EXPECT_EQ(pair.times.front() / 1000, (cycle - 1000) / 1000);

    const std::string save = file_text(dir("pair.gtkw"));
    EXPECT_NE(save.find(" " + std::to_string(cycle) + " "), std::string::npos) << "a marker there";
    const std::size_t row = save.find("a.chip.sight_core0.row");
    ASSERT_NE(row, std::string::npos);
    EXPECT_EQ(save.find("b.chip.sight_core0.row", row), save.find("chip.sight_core0.row", row + 20) - 2)
        << "the same of B is the next row";
    const Outcome shown = tendril("waves " + dir("pair.fst") + " --print");
    EXPECT_EQ(shown.out, "gtkwave " + dir("pair.fst") + " " + dir("pair.gtkw") + "\n") << shown.err;
}

TEST(DiffCommand, wave_is_refused_where_it_cannot_be_shown) {
    const TempFolder folder;
    const auto dir = [&](const std::string& name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/quickstart.toml --engine functional --ticks 50 --out ";
    ASSERT_EQ(tendril(run + dir("a")).exit_code, 0);
    ASSERT_EQ(tendril(run + dir("b") + " --seed 2").exit_code, 0);
    const std::string diff = "diff " + dir("a") + " " + dir("b") + " --wave ";
    EXPECT_EQ(refused_by_program(diff + dir("pair.fst")),
              "2 tendril diff --wave: a run has no cycles; runs of tlm, cosim, rtl\n");
    EXPECT_EQ(refused_by_program(diff + dir("pair.vcd")),
              "2 tendril diff --wave: \"" + dir("pair.vcd") + "\" is no waveform's name; FILE.fst\n");
    EXPECT_FALSE(std::filesystem::exists(dir("pair.fst")));
    EXPECT_EQ(tendril("diff " + dir("a") + " " + dir("a") + " --wave " + dir("pair.fst")).exit_code, 0);
    EXPECT_FALSE(std::filesystem::exists(dir("pair.fst"))) << "equal runs part nowhere";
}

}  // namespace
}  // namespace tendril

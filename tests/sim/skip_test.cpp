// Skipping is exact: the folder of a run has the same bytes with `--no-skip` and with `--paranoid`, waveform
// included. Only how long it took differs.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

/// The bytes of a file; of the manifest without its wall time.
std::string content(const std::filesystem::path& file) {
    if (file.filename() != "manifest.json") return file_text(file);
    auto manifest = nlohmann::ordered_json::parse(file_text(file));
    EXPECT_EQ(manifest.erase("wall"), 1U);
    return manifest.dump();
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename());
    return names;
}

void expect_same_folders(const std::filesystem::path& expected, const std::filesystem::path& got,
                         const std::string& what) {
    EXPECT_EQ(names_in(expected), names_in(got)) << what;
    for (const std::string& name : names_in(expected))
        EXPECT_TRUE(content(expected / name) == content(got / name)) << what << ": " << name << " differs";
}

struct Case {
    std::string engine;
    std::string chip;
    int ticks;
    int tick_cycles;  ///< 0: barrier
    bool at_rest;     ///< at its end
};

void PrintTo(const Case& c, std::ostream* out) {
    *out << fmt::format("{} {} {}", c.engine, c.chip, c.tick_cycles == 0 ? "barrier" : "fixed");
}

class Skip : public testing::TestWithParam<Case> {};

TEST_P(Skip, FoldersAreTheSameInEveryByte) {
    const auto& [engine, chip, ticks, tick_cycles, at_rest] = GetParam();
    std::string run = fmt::format(
        "run configs/chips/{}.toml --engine {} --ticks {} --record deliveries,synapses,timeline --wave all",
        chip, engine, ticks);
    if (tick_cycles != 0) run += fmt::format(" --set tick.mode=fixed --set tick.cycles={}", tick_cycles);
    if (!at_rest) run += " --set topology.link_cycles=15";  // the last spikes take longer than the last core
    const TempFolder folder;
    const auto into = [&](const std::string& name, const std::string& how) {
        const Outcome ran = tendril(fmt::format("{}{} --out {}", run, how, (folder / name).string()));
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
    };
    into("skipped", "");
    into("all", " --no-skip");
    into("paranoid", " --paranoid");
    const std::set<std::string> names = names_in(folder / "skipped");
    for (const char* name : {"waves.fst", "waves.gtkw", "timeline.json", "deliveries.aer", "stats.json"})
        EXPECT_TRUE(names.contains(name)) << name;
    EXPECT_EQ(names.contains("final.state"), at_rest) << "with spikes in flight there is none";
    expect_same_folders(folder / "skipped", folder / "all", "--no-skip");
    expect_same_folders(folder / "skipped", folder / "paranoid", "--paranoid");
}

INSTANTIATE_TEST_SUITE_P(
    Engines, Skip,
    testing::Values(Case{"tlm", "quickstart", 40, 0, true}, Case{"cosim", "quickstart", 40, 0, true},
                    Case{"rtl", "quickstart", 40, 0, true}, Case{"tlm", "quickstart", 40, 300, true},
                    Case{"cosim", "quickstart", 40, 300, true}, Case{"rtl", "quickstart", 40, 300, true},
                    Case{"tlm", "smallworld-16", 3, 0, true}, Case{"cosim", "smallworld-16", 3, 0, true},
                    Case{"tlm", "smallworld-16", 30, 60, false},
                    Case{"cosim", "smallworld-16", 30, 60, false},
                    Case{"rtl", "smallworld-16", 30, 60, false}));

}  // namespace
}  // namespace tendril

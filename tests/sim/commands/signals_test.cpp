// tendril diff --signals and what tendril bisect refuses, through the executable.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(SignalsCommand, RtlAndModelsAreTheSameInsideAndRunsThatPartAreNamed) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/quickstart.toml --ticks 30 --engine ";
    ASSERT_EQ(tendril(run + "cosim --out " + dir("rtl")).exit_code, 0);
    ASSERT_EQ(tendril(run + "tlm --set neuron.vs=3 --out " + dir("other")).exit_code, 0);
    const Outcome same = tendril("diff --signals " + dir("rtl"));
    EXPECT_EQ(same.exit_code, 0) << same.out << same.err;
    EXPECT_NE(same.out.find("signals are the same in all of "), std::string::npos) << same.out;
    // A neuron sees its spikes through another shift: the first to tell is its V, at the end of the tick.
    const Outcome parted = tendril("diff --signals --json " + dir("rtl") + " " + dir("other"));
    EXPECT_EQ(parted.exit_code, 1);
    const auto json = nlohmann::json::parse(parted.out);
    EXPECT_EQ(json["expected"], dir("other") + " (tlm)");
    EXPECT_EQ(json["got"], dir("rtl") + " (cosim)");
    const auto& first = json["signals"][0];
    const std::string signal = first["signal"];
    EXPECT_TRUE(signal.starts_with("chip.neurons_core0.n") && signal.ends_with("_v")) << parted.out;
    EXPECT_NE(first["expected"], first["got"]);
    EXPECT_LT(first["since"], json["cycle"]);
    const Outcome text = tendril("diff --signals " + dir("rtl") + " " + dir("other"));
    EXPECT_NE(text.out.find("they part in cycle " + std::to_string(json["cycle"].get<int>())),
              std::string::npos)
        << text.out;
    EXPECT_EQ(tendril("diff --signals --cycles 20 " + dir("rtl") + " " + dir("other")).exit_code, 0);
}

TEST(SignalsCommand, ASpikeThatPendsForAnotherTickIsSeenBeforeItActs) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/quickstart.toml --ticks 12 --engine ";
    ASSERT_EQ(tendril(run + "cosim --out " + dir("rtl")).exit_code, 0);
    ASSERT_EQ(tendril(run + "tlm --set axons.0.delay=3 --out " + dir("late")).exit_code, 0);
    const Outcome parted = tendril("diff --signals --json " + dir("rtl") + " " + dir("late"));
    const auto json = nlohmann::json::parse(parted.out);
    std::set<std::string> signals;
    for (const auto& signal : json["signals"]) signals.insert(signal["signal"]);
    // The bit is at once where it belongs: of the pixel's two, none is in the other's bitmap.
    EXPECT_EQ(signals.size(), 2U) << parted.out;
    for (const std::string& signal : signals)
        EXPECT_TRUE(signal.starts_with("chip.pending_core0.ahead1_axons") ||
                    signal.starts_with("chip.pending_core0.ahead3_axons"))
            << signal;
}

TEST(SignalsCommand, RefusesWhatHasNoSignals) {
    const TempFolder folder;
    EXPECT_EQ(refused_by_program("diff /no/a"),
              "2 tendril diff: DIR_B is missing; DIR_A DIR_B; or DIR_A --signals\n");
    EXPECT_EQ(refused_by_program("diff /no/a /no/b --scope core0"),
              "2 tendril diff: --scope, --rtl and --cycles are of --signals; --signals with them\n");
    EXPECT_EQ(refused_by_program("diff /no/a --signals --ticks-only").rfind("2 tendril diff --ticks-only", 0),
              0U);
    EXPECT_EQ(
        refused_by_program("diff --signals " + folder.path().string()),
        "2 " + folder.path().string() + ": is no run folder; a folder that tendril run --out has written\n");
}

TEST(BisectCommand, RefusesWhatItCannotCompare) {
    const std::string chip = " configs/chips/quickstart.toml";
    EXPECT_EQ(refused_by_program("bisect" + chip).substr(0, 18), "2 tendril bisect: ");
    EXPECT_EQ(
        refused_by_program("bisect --rtl rtl rtl --engine tlm" + chip),
        "2 tendril bisect --engine: \"tlm\" has no RTL to compare; cosim, rtl; did you mean \"rtl\"?\n");
    EXPECT_EQ(refused_by_program("bisect --rtl rtl rtl --around 3" + chip),
              "2 tendril bisect --around: \"3\" is no pair of cycles; BEFORE:AFTER, as in 200:100\n");
    EXPECT_EQ(refused_by_program("bisect --rtl rtl rtl --test a" + chip),
              "2 tendril bisect --test: a chip file has no tests; a regression list\n");
    EXPECT_NE(refused_by_program("bisect --rtl rtl rtl configs/regressions/chip.toml --test chip/random")
                  .find("the bench \"random_chip\" shows no waveform of one run"),
              std::string::npos);
    const std::string core = " configs/regressions/chip.toml --test 'core/64 neurons'";
    EXPECT_EQ(refused_by_program("bisect --rtl rtl rtl --engine rtl" + core),
              "2 tendril bisect --engine: the test is of a bench, which has none; a test of a chip\n");
    EXPECT_EQ(refused_by_program("bisect --rtl rtl rtl --ticks 5" + core),
              "2 tendril bisect --ticks: changes nothing of a list; --set, or a chip file\n");
    EXPECT_NE(refused_by_program("bisect --rtl nobody rtl" + chip)
                  .find("\"nobody\" is neither a folder nor a revision with rtl/"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

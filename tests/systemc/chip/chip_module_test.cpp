// A chip that is one block of RTL does what its blocks do when SystemC joins them: the same spikes,
// deliveries, ticks, states and counts, in the same cycles.
#include "systemc/chip/chip_module.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "systemc/chip/chip_wiring.h"
#include "tests/support/chip_outcome.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};

/// The n-th drawn chip that a built tree of so many cores carries.
RandomChip fitting_chip(int cores, int n) {
    for (std::uint64_t seed = 1;; ++seed) {
        RandomChip chip = draw_chip(seed);
        const BuiltChip* const built =
            fitting(built_chips(), chip.plan.topology, chip.plan.built, chip.plan.lanes);
        if (built && built->cores == cores && n-- == 0) return chip;
    }
}

std::string differ(const ChipPlan& plan, const RandomChip& chip) {
    BurstStimulus first(chip);
    const ChipOutcome cosim = run_cycles(Fidelity::cosim, plan, first, chip.ticks, kLimit);
    BurstStimulus second(chip);
    const ChipOutcome rtl = run_cycles(Fidelity::rtl, plan, second, chip.ticks, kLimit);
    std::string what = differ_in_cycles(cosim, rtl);
    if (what.empty() && cosim.stats != rtl.stats) what = "stats: " + cosim.stats + " against " + rtl.stats;
    return what;
}

struct Drawn {
    int cores;
    int n;
};

void PrintTo(const Drawn& drawn, std::ostream* out) { *out << drawn.cores << " cores, number " << drawn.n; }

class DrawnChip : public testing::TestWithParam<Drawn> {};

TEST_P(DrawnChip, RunsAsItsBlocksDoInBothTickModes) {
    const RandomChip chip = fitting_chip(GetParam().cores, GetParam().n);
    ChipPlan plan = chip.plan;
    EXPECT_EQ(differ(plan, chip), "") << description(chip);
    for (const std::int64_t cycles : {3000, 700}) {
        plan.tick_cycles = cycles;
        for (CoreSetup& core : plan.cores) core.fixed_ticks = true;
        const std::string what = differ(plan, chip);
        const bool given_up =
            what.find("behind") != std::string::npos || what.find("age") != std::string::npos;
        if (!given_up) {
            EXPECT_EQ(what, "") << cycles << ": " << description(chip);
        }
    }
}

std::vector<Drawn> drawn() {
    std::vector<Drawn> all;
    for (const int cores : {4, 16})
        for (int n = 0; n < 6; ++n) all.push_back({cores, n});
    return all;
}

INSTANTIATE_TEST_SUITE_P(OfTheBuiltTrees, DrawnChip, testing::ValuesIn(drawn()), [](const auto& test) {
    return fmt::format("Cores{}Number{}", test.param.cores, test.param.n);
});

class ShippedChip : public testing::TestWithParam<const char*> {};

TEST_P(ShippedChip, RunsAsItsBlocksDo) {
    constexpr std::int64_t kTicks = 500;
    const SimRun run(GetParam());
    const auto first = make_stimulus(run.spec, run.plan);
    const ChipOutcome cosim = run_cycles(Fidelity::cosim, run.plan, *first, kTicks, kLimit);
    const auto second = make_stimulus(run.spec, run.plan);
    const ChipOutcome rtl = run_cycles(Fidelity::rtl, run.plan, *second, kTicks, kLimit);
    EXPECT_GT(cosim.spikes.size(), 10U);
    EXPECT_EQ(differ_in_cycles(cosim, rtl), "");
    EXPECT_EQ(cosim.stats, rtl.stats);
}

INSTANTIATE_TEST_SUITE_P(OfConfigs, ShippedChip, testing::Values("quickstart.toml", "smallworld-16.toml"),
                         [](const auto& test) { return fmt::format("Number{}", test.index); });

/// Once asleep, always right: what is skipped changes nothing, and a second run starts as the first did.
TEST(RtlEngine, SkipsAndStartsAnewWithTheSameSpikes) {
    const SimRun chip("quickstart.toml");
    const auto engine = make_rtl(chip.plan);
    const ChipState begin = chip.plan.initial;
    std::vector<std::vector<std::string>> spikes;
    std::vector<std::int64_t> cycles;
    for (const bool skip : {true, false, true}) {
        engine->load(begin);
        SimRun again("quickstart.toml");
        const RunTotals totals = again.run(*engine, 300, skip);
        spikes.push_back(with_cycles(again.log.spikes));
        cycles.push_back(totals.cycles);
    }
    EXPECT_GT(spikes[0].size(), 3U);
    for (const std::size_t n : {1, 2}) {
        EXPECT_EQ(spikes[0], spikes[n]);
        EXPECT_EQ(cycles[0], cycles[n]);
    }
}

}  // namespace
}  // namespace tendril

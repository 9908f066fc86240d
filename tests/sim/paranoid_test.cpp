// A paranoid run of a chip that is right is an ordinary one: models, RTL of blocks, RTL as a whole, both tick
// modes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/cycle_engine.h"
#include "systemc/chip/chip_wiring.h"
#include "tests/support/chip_outcome.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};

class ParanoidEngine : public Engine {
public:
    ParanoidEngine(const ChipPlan& plan, Fidelity fidelity) : engine_(plan, fidelity) {}

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override {
        RunOrder paranoid = order;
        paranoid.paranoid = true;
        return engine_.run(paranoid, stimulus, recorders);
    }
    ChipState state() override { return engine_.state(); }
    void load(const ChipState& state) override { engine_.load(state); }

private:
    CycleEngine engine_;
};

std::string differ(const ChipPlan& plan, const RandomChip& chip, Fidelity fidelity) {
    BurstStimulus first(chip);
    const ChipOutcome skipping = run_cycles(fidelity, plan, first, chip.ticks, kLimit);
    BurstStimulus second(chip);
    const ChipOutcome paranoid = run_in_child(
        [&] { return std::make_unique<ParanoidEngine>(plan, fidelity); }, plan, second, chip.ticks, kLimit);
    const std::string what = differ_in_cycles(skipping, paranoid);
    return what.empty() && skipping.error != paranoid.error ? paranoid.error : what;
}

struct Case {
    Fidelity fidelity;
    const char* name;
    std::int64_t tick_cycles;
    int ticks;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Paranoid : public testing::TestWithParam<Case> {};

TEST_P(Paranoid, IsAnOrdinaryRunOfDrawnChips) {
    ChipLimits limits;
    limits.most_cores = 4;
    limits.sizes = {16};
    if (GetParam().fidelity == Fidelity::rtl) {
        limits.sizes.clear();
        limits.trees = built_chips();
        std::erase_if(limits.trees, [](const BuiltChip& built) { return built.cores > 4; });
        for (const BuiltChip& built : limits.trees) limits.sizes.push_back(built.core.neurons);
    }
    for (std::uint64_t seed = 40; seed < 43; ++seed) {
        RandomChip chip = draw_chip(seed, limits);
        chip.ticks = std::min(chip.ticks, GetParam().ticks);
        chip.plan.tick_cycles = GetParam().tick_cycles;
        for (CoreSetup& core : chip.plan.cores) core.fixed_ticks = chip.plan.tick_cycles != 0;
        EXPECT_EQ(differ(chip.plan, chip, GetParam().fidelity), "") << description(chip);
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfAnEngine, Paranoid,
    testing::Values(Case{Fidelity::tlm, "tlm", 0, 60}, Case{Fidelity::tlm, "tlm_fixed", 300, 30},
                    Case{Fidelity::cosim, "cosim", 0, 60}, Case{Fidelity::cosim, "cosim_fixed", 300, 20},
                    Case{Fidelity::rtl, "rtl", 0, 60}, Case{Fidelity::rtl, "rtl_fixed", 900, 3}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace tendril

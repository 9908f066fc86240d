// A run cut in two at a checkpoint is the run in one piece, in every engine, tick mode, with learning and
// without; and a list of fields that lacks one is noticed.
#include <gtest/gtest.h>

#include <array>

#include "sim/cycle_engine.h"
#include "systemc/chip/chip_wiring.h"
#include "tests/support/chip_outcome.h"
#include "tests/support/torn_engine.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};
constexpr std::uint64_t kFirstSeed = 70;

/// Paths without their numbers.
constexpr std::array kFields = {
    "tally.next",
    "chip.kernel.core.core.input.counters.arrived",
    "chip.kernel.core.core.synapses.k",
    "tally.seen.spikes",
    "tally.spikes",
    "tally.ledger.in_flight",
    "chip.learning.learner.state.lfsr",
    "chip.learning.accesses_made",
    "chip.kernel.now",
    "chip.kernel.core.tick",
    "chip.kernel.core.learn_accesses",
    "chip.kernel.core.spike_out.crossings.spikes",
    "chip.kernel.core.core.tick",
    "chip.kernel.core.core.step",
    "chip.kernel.core.core.phase",
    "chip.kernel.core.core.rank",
    "chip.kernel.hub_L_.hub.held",
};

struct Case {
    const char* name;
    std::optional<Fidelity> fidelity;  ///< nothing: the functional engine
    std::int64_t tick_cycles;
    int ticks;
    std::uint64_t chips = 6;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

RandomChip chip_of(const Case& c, std::uint64_t seed) {
    ChipLimits limits;
    limits.most_cores = 4;
    limits.sizes = {16};
    if (c.fidelity == Fidelity::rtl) {
        limits.sizes.clear();
        limits.trees = built_chips();
        std::erase_if(limits.trees, [](const BuiltChip& built) { return built.cores > 4; });
        for (const BuiltChip& built : limits.trees) limits.sizes.push_back(built.core.neurons);
    }
    RandomChip chip = draw_chip(seed, limits);
    chip.ticks = std::min(chip.ticks, c.ticks);
    chip.plan.tick_cycles = c.tick_cycles;
    for (CoreSetup& core : chip.plan.cores) core.fixed_ticks = c.tick_cycles != 0;
    return chip;
}

std::unique_ptr<Engine> engine_of(const Case& c, const ChipPlan& plan) {
    if (!c.fidelity) return make_functional(plan);
    return std::make_unique<CycleEngine>(plan, *c.fidelity);
}

/// "" or how the torn run differs from the run in one piece.
std::string differ(const Case& c, const RandomChip& chip, const TornEngine::Cut& cut) {
    const Cycle limit = c.fidelity ? kLimit : kNever;
    const auto run = [&](bool torn) {
        BurstStimulus stimulus(chip);
        return run_in_child(
            [&]() -> std::unique_ptr<Engine> {
                auto engine = engine_of(c, chip.plan);
                if (!torn) return engine;
                return std::make_unique<TornEngine>(std::move(engine), chip.plan.initial, cut);
            },
            chip.plan, stimulus, chip.ticks, limit);
    };
    const ChipOutcome straight = run(false);
    const ChipOutcome torn = run(true);
    const std::string what = differ_in_cycles(straight, torn);
    return what.empty() && straight.error != torn.error ? torn.error : what;
}

class CheckpointEngine : public testing::TestWithParam<Case> {};

TEST_P(CheckpointEngine, GoesOnFromACheckpointAsIfItHadNotStopped) {
    int learning = 0;
    for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + GetParam().chips; ++seed) {
        const RandomChip chip = chip_of(GetParam(), seed);
        learning += chip.learns;
        const std::size_t at = seed % 3;
        EXPECT_EQ(differ(GetParam(), chip, {chip.ticks / 5, at}), "") << description(chip);
    }
    EXPECT_TRUE(learning > 0 || GetParam().chips <= 2);
}

INSTANTIATE_TEST_SUITE_P(OfAnEngine, CheckpointEngine,
                         testing::Values(Case{"functional", {}, 0, 90}, Case{"tlm", Fidelity::tlm, 0, 60},
                                         Case{"tlm_fixed", Fidelity::tlm, 300, 30},
                                         Case{"cosim", Fidelity::cosim, 0, 60},
                                         Case{"cosim_fixed", Fidelity::cosim, 300, 20},
                                         Case{"rtl", Fidelity::rtl, 0, 60, 2},
                                         Case{"rtl_fixed", Fidelity::rtl, 900, 10, 1}),
                         [](const auto& test) { return std::string(test.param.name); });

/// A list without one of these is what is left behind when a block gets a register and its list does not:
/// the runs above would notice.
TEST(CheckpointEngine, AFieldThatIsForgottenIsNoticed) {
    const Case tlm{"tlm", Fidelity::tlm, 0, 60};
    for (const char* kind : kFields) {
        std::string what;
        for (std::uint64_t seed = kFirstSeed; what.empty() && seed < kFirstSeed + 6; ++seed) {
            const RandomChip chip = chip_of(tlm, seed);
            what = differ(tlm, chip, {chip.ticks / 5, 1, kind});
            if (what.find("no field") != std::string::npos) what.clear();  // a chip without such a block
        }
        EXPECT_NE(what, "") << kind << " can be forgotten";
    }
}

}  // namespace
}  // namespace tendril

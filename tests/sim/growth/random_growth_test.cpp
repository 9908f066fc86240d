// Random chips that grow across cores, in every engine that takes them; torn at checkpoints; with fields of a
// checkpoint left out.
#include <gtest/gtest.h>

#include <array>

#include "sim/chip_plan_parts.h"
#include "sim/cycle_engine.h"
#include "sim/functional_engine.h"
#include "tests/support/lockstep.h"
#include "tests/support/torn_engine.h"

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};
constexpr int kTicks = 60;
constexpr std::uint64_t kFirstSeed = 300;

/// A learning chip whose fabric could carry all that may grow; nothing where the seed draws another.
/// @param built one that engine rtl takes
std::optional<RandomChip> growing_chip(std::uint64_t seed, bool built) {
    ChipLimits limits;
    limits.most_cores = 8;
    limits.sizes = {16};
    if (built) {
        limits.trees = built_chips();
        std::erase_if(limits.trees,
                      [](const BuiltChip& tree) { return tree.cores < 2 || tree.core.neurons > 16; });
    }
    RandomChip chip = draw_chip(seed, limits);
    chip.ticks = kTicks;
    chip.per_mille = 300;
    const auto step = static_cast<int>(seed % 3);
    const bool phases =
        std::ranges::all_of(chip.plan.cores, [](const CoreSetup& core) { return core.neuron.ph_len > 0; });
    const GrowthPlan growth{8 + step, 10, step, static_cast<int>(seed % 2), phases && seed % 4 > 1};
    if (!chip.learns || !allow_growth(chip.plan, growth).empty()) return std::nullopt;
    return chip;
}

GrowthTotals grown(const RandomChip& chip) {
    BurstStimulus stimulus(chip);
    FunctionalEngine engine(chip.plan);
    engine.load(chip.plan.initial);
    RunOrder order;
    order.ticks = chip.ticks;
    return engine.run(order, stimulus, {}).growth.value();
}

/// Every second one a chip that engine rtl takes.
std::vector<RandomChip> busy_chips(std::size_t count) {
    std::vector<RandomChip> chips;
    for (std::uint64_t seed = kFirstSeed; chips.size() < count; ++seed) {
        auto chip = growing_chip(seed, chips.size() % 2 == 0);
        if (chip && grown(*chip).grown > 3) chips.push_back(std::move(*chip));
    }
    return chips;
}

TEST(RandomGrowth, AllEnginesComeToTheSameChip) {
    GrowthTotals seen;
    int rtl = 0;
    for (const RandomChip& chip : busy_chips(16)) {
        BurstStimulus stimulus(chip);
        std::vector<LockstepEngine> engines = engines_of(chip);
        std::ranges::move(unskipped_engines_of(chip), std::back_inserter(engines));
        const auto runs = run_engines(engines, chip.plan, stimulus, chip.ticks, kLimit);
        for (const Ran& run : runs) EXPECT_EQ(run.outcome.error, "") << run.engine->name;
        const Parting parting = parting_of(runs);
        EXPECT_TRUE(parting.none()) << "seed " << chip.seed << ": " << parting.text();
        rtl += outcome_of(runs, "rtl") != nullptr;
        const GrowthTotals one = grown(chip);
        seen.grown += one.grown;
        seen.freed += one.freed;
        seen.known += one.known;
        seen.no_axon += one.no_axon;
        seen.no_room += one.no_room;
    }
    EXPECT_GE(rtl, 5);
    EXPECT_GT(seen.grown, 60U);
    EXPECT_GT(seen.freed, 10U);
    EXPECT_GT(seen.known, 0U);
    EXPECT_GT(seen.no_axon, 0U);
    EXPECT_GT(seen.no_room, 0U);
}

/// "" or how the run that goes on from a checkpoint differs from the run in one piece.
std::string differ(const LockstepEngine& engine, const RandomChip& chip, const TornEngine::Cut& cut) {
    const auto run = [&](bool torn) {
        BurstStimulus stimulus(chip);
        return run_in_child(
            [&]() -> std::unique_ptr<Engine> {
                auto whole = engine.make(chip.plan);
                if (!torn) return whole;
                return std::make_unique<TornEngine>(std::move(whole), chip.plan.initial, cut);
            },
            chip.plan, stimulus, chip.ticks, engine.has_cycles ? kLimit : kNever);
    };
    const ChipOutcome straight = run(false);
    const ChipOutcome torn = run(true);
    const std::string what = differ_in_cycles(straight, torn);
    return what.empty() && straight.error != torn.error ? torn.error : what;
}

TEST(RandomGrowth, GoesOnFromACheckpointAsIfItHadNotStopped) {
    for (const RandomChip& chip : busy_chips(4)) {
        const auto every = static_cast<std::int64_t>(13 + chip.seed % 4);
        for (const LockstepEngine& engine : engines_of_the_program()) {
            if (!engine.takes(chip.plan)) continue;
            EXPECT_EQ(differ(engine, chip, {every, 1 + chip.seed % 2}), "")
                << engine.name << ", seed " << chip.seed;
        }
    }
}

/// Paths without their numbers.
constexpr std::array kFields = {
    "rewiring.table",
    "rewiring.slots.there",
    "rewiring.totals",
    "tally.cores_listening",
    "tally.ledger.cores",
    "tally.ledger.lane_of",
    "chip.kernel.hub_L_.hub.masks",
    "chip.kernel.core.core.input.slots.source.there",
    "chip.learning.learner.heard",
    "chip.learning.learner.fan_out",
    "chip.learning.learner.state.request.valid",
};

TEST(RandomGrowth, AFieldThatIsForgottenIsNoticed) {
    const LockstepEngine tlm = engines_of_the_program()[2];
    const std::vector<RandomChip> chips = busy_chips(3);
    for (const char* kind : kFields) {
        std::string what;
        for (const RandomChip& chip : chips) {
            if (what.empty()) what = differ(tlm, chip, {17, 1, kind});
            if (what.find("no field") != std::string::npos) what.clear();  // a chip without such a block
        }
        EXPECT_NE(what, "") << kind << " can be forgotten";
    }
}

}  // namespace
}  // namespace tendril

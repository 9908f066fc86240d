// Who answers, and whether a part wakes the same as the whole; what the hosts show.
#include "sim/experiment/part_answers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/experiment/part_stimulus.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const auto kAll = [](std::size_t) { return true; };

struct Shown {
    const ChipPlan plan = ChipFile(kSmallChip).plan();  // phases of 16 ticks
    /// Patterns 0, 1, 0, 1; spikes as episode, tick, core, neuron.
    PartAnswers answers(const std::vector<std::array<int, 4>>& spikes) const {
        PartAnswers answers(plan, Tick(0), {0, 1, 0, 1});
        for (const auto& [episode, tick, core, neuron] : spikes)
            answers.spike({Tick(16 * episode + tick), Cycle(-1), CoreId(static_cast<std::uint16_t>(core)),
                           NeuronId(static_cast<std::uint16_t>(neuron))});
        return answers;
    }
};

TEST(PartAnswers, TheFirstOfACoreCounts) {
    const Shown shown;
    const PartAnswers all =
        shown.answers({{0, 3, 0, 1}, {0, 5, 0, 2}, {1, 4, 0, 2}, {2, 3, 0, 1}, {3, 7, 0, 2}});
    const auto first_core = [](std::size_t core) { return core == 0; };
    EXPECT_EQ(all.share_alike(all, first_core), 1);
    EXPECT_EQ(all.share_alike(all, kAll), 0.5) << "the other core is silent";
    EXPECT_EQ(all.spikes(), (std::vector<std::int64_t>{5, 0}));
    EXPECT_DOUBLE_EQ(all.mean_tick(kAll, [](std::size_t) { return 2; }), (1 + 2 + 1 + 5) / 4.0);
}

TEST(PartAnswers, ANeuronThatAnswersEverythingKnowsNothing) {
    const Shown shown;
    const PartAnswers all = shown.answers({{0, 3, 0, 1}, {1, 4, 0, 1}, {2, 3, 0, 1}, {3, 7, 0, 1}});
    EXPECT_EQ(all.share_alike(all, kAll), 0);
}

TEST(PartAnswers, APartThatWakesAnotherOrNobodyIsNotAlike) {
    const Shown shown;
    const PartAnswers all = shown.answers({{0, 3, 0, 1}, {1, 4, 0, 2}, {2, 3, 0, 1}, {3, 7, 0, 2}});
    const PartAnswers part = shown.answers({{0, 9, 0, 1}, {1, 9, 0, 1}, {3, 9, 0, 2}});
    EXPECT_EQ(all.share_alike(part, [](std::size_t core) { return core == 0; }), 0.5);
    EXPECT_TRUE(std::isnan(all.share_alike(part, [](std::size_t) { return false; })));
}

TEST(PartStimulus, HostsSpeakOneAfterTheOther) {
    ChipPlan plan = ChipFile(kSmallChip).plan();
    plan.hosts[0].lines = 16;
    plan.hosts.push_back(plan.hosts[0]);
    PartStimulus stimulus(plan, Tick(0), 16, {1}, 2);
    const auto lines = [&](int tick) {
        std::vector<HostSpike> spikes;
        for (const HostSpike& spike : stimulus.at(Tick(tick))) spikes.push_back(spike);
        return spikes;
    };
    EXPECT_EQ(lines(2), (std::vector<HostSpike>{{0, 2}, {0, 10}}));
    EXPECT_EQ(lines(3), (std::vector<HostSpike>{{0, 3}, {0, 11}}));
    EXPECT_EQ(lines(4), (std::vector<HostSpike>{}));
    EXPECT_EQ(lines(8), (std::vector<HostSpike>{{1, 2}, {1, 10}}));
    EXPECT_EQ(lines(18), (std::vector<HostSpike>{})) << "one episode";
    EXPECT_TRUE(PartStimulus(plan, Tick(0), 16, {1}, 1).at(Tick(8)).empty());
}

}  // namespace
}  // namespace tendril

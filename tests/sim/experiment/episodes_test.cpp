// Scripts are shown in their episodes, and the first spike of an episode is its answer.
#include "sim/experiment/episodes.h"

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TEST(ScriptStimulus, says_each_script_in_its_own_episode_whenever_asked) {
    ScriptStimulus stimulus(Tick(10), 5, {{{0, 3}, {4, 1}}, {}, {{2, 0}, {2, 7}}});
    const auto lines = [&](int tick) {
        std::vector<int> said;
        for (const HostSpike& spike : stimulus.at(Tick(tick))) said.push_back(spike.line);
        return said;
    };
    EXPECT_EQ(lines(10), std::vector<int>{3});
    EXPECT_EQ(lines(14), std::vector<int>{1});
    EXPECT_EQ(lines(22), (std::vector<int>{0, 7}));
    EXPECT_EQ(lines(10), std::vector<int>{3}) << "another engine asks again";
    EXPECT_TRUE(lines(15).empty());
    EXPECT_TRUE(lines(9).empty());
    EXPECT_TRUE(lines(400).empty());
}

/// One neuron that fires in the tick of its input.
ChipPlan relay() {
    ChipPlan plan = trial_of("order-fixed", "slope and direct, 4 lines")->plan();
    plan.cores[0].neuron.theta = 8;
    return plan;
}

TEST(EpisodeRunner, answers_with_the_first_spike_and_goes_on_where_it_was) {
    const ChipPlan plan = relay();
    ChipState state = plan.initial;
    state.cores[0].k[0] = 8;
    EpisodeRunner runner(plan, make_functional(plan), 22, {});
    runner.load(state);
    const std::vector<Answer> answers = runner.show({{{5, 0}}, {}, {{0, 1}, {7, 0}}}, false);
    EXPECT_EQ(answers[0].neuron, 0);
    EXPECT_EQ(answers[0].tick, 5);
    EXPECT_EQ(answers[1].neuron, -1);
    EXPECT_EQ(answers[2].tick, 7);
    EXPECT_EQ(runner.show_one({{21, 0}}, false).tick, 21);
    EXPECT_EQ(runner.state().tick, Tick(4 * 22 - 1));
}

TEST(EpisodeRunner, ends_when_interrupted) {
    const ChipPlan plan = relay();
    EpisodeRunner runner(plan, make_functional(plan), 22, [] { return true; });
    EXPECT_THROW(runner.show(std::vector<Script>(100), false), Error);
}

}  // namespace
}  // namespace tendril

// What the learner asks for and in which order; what it makes of the answers is held by golden files.
#include "systemc/learning/learner.h"

#include <gtest/gtest.h>

#include <optional>

namespace tendril {
namespace {

using Kind = Access::Kind;
using Target = Change::Target;

class LearnerTest : public testing::Test {
protected:
    LearnerTest() {
        setup_.size = {2, 8};
        setup_.excitatory.assign(8, true);
        setup_.excitatory[6] = false;
        setup_.rule = RuleKind::completed;
        setup_.learning.grow_sh = 0;
        setup_.learning.grow_inv = 0;
        setup_.learning.str_inv = 0;
        state_ = cleared_core(setup_.size, 1);
    }

    Learner& learner() {
        if (!learner_) {
            learner_.emplace(setup_);
            learner_->load(state_);
        }
        return *learner_;
    }
    void expect_change(std::size_t index, Target target, int axon, int neuron, int value) {
        ASSERT_LT(index, learner().changes().size());
        const Change& change = learner().changes()[index];
        EXPECT_EQ(change.target, target);
        EXPECT_EQ(change.axon, axon);
        EXPECT_EQ(change.neuron, neuron);
        EXPECT_EQ(change.value, value);
    }

    CoreSetup setup_;
    CoreState state_;
    std::optional<Learner> learner_;
};

TEST_F(LearnerTest, KeepsTheFirstArrivalOfAPhaseItsRankAndTheLastArrival) {
    setup_.rule = RuleKind::none;
    learner().axon_delivered(3, 4, Tick(36));
    learner().axon_delivered(5, 4, Tick(36));
    learner().axon_delivered(3, 9, Tick(41));
    const LearningState& state = learner().state();
    EXPECT_EQ(state.ta[3], 4);
    EXPECT_EQ(state.rk[3], 0);
    EXPECT_EQ(state.rk[5], 1);
    EXPECT_EQ(state.tl[3], 41);
    EXPECT_EQ(state.rank, 3);
    EXPECT_EQ(state.ta[0], -1);
    EXPECT_EQ(state.tl[0], -1);
}

TEST_F(LearnerTest, SaturatesTheRank) {
    setup_.rule = RuleKind::none;
    for (int i = 0; i < 300; ++i) learner().axon_delivered(0, 0, Tick(0));
    learner().axon_delivered(1, 0, Tick(0));
    EXPECT_EQ(learner().state().rank, 255);
    EXPECT_EQ(learner().state().rk[1], 255);
}

TEST_F(LearnerTest, WithoutARuleOrAtRestAsksForNothing) {
    setup_.learning.homeo_en = 1;
    for (const bool with_rule : {false, true}) {
        learner_.reset();
        setup_.rule = with_rule ? RuleKind::completed : RuleKind::none;
        learner().rest(with_rule);
        EXPECT_EQ(learner().axon_delivered(0, 1, Tick(1)).kind, Kind::done);
        EXPECT_EQ(learner().neuron_fired(1, 2, Tick(2)).kind, Kind::done);
        EXPECT_EQ(learner().state().tf[1], 2);
        EXPECT_EQ(learner().phase_start(Tick(32)).kind, Kind::done);
        EXPECT_EQ(learner().state().episodes, 1);
        EXPECT_EQ(learner().state().tf[1], -1);
        EXPECT_EQ(learner().state().ta[0], -1);
        EXPECT_EQ(learner().state().rank, 0);
        EXPECT_EQ(learner().state().lfsr, 1U) << "nothing was drawn";
    }
}

TEST_F(LearnerTest, GrowsWithOneReadAndOneLastWrite) {
    // The first draw from state 1 is odd: neuron 1.
    const Access read = learner().axon_delivered(2, 0, Tick(0));
    ASSERT_EQ(read.kind, Kind::read);
    EXPECT_EQ(read.axon, 2);
    EXPECT_EQ(read.neuron, 1);
    learner().reply().one.k = 4;
    const Access write = learner().next();
    ASSERT_EQ(write.kind, Kind::write);
    EXPECT_TRUE(write.last);
    ASSERT_EQ(learner().changes().size(), 1U);
    expect_change(0, Target::synapse, 2, 1, 5);
}

TEST_F(LearnerTest, DoesNotGrowFromInhibitoryAxons) {
    EXPECT_EQ(learner().axon_delivered(6, 0, Tick(0)).kind, Kind::done);
    EXPECT_EQ(learner().state().lfsr, 1U);
}

TEST_F(LearnerTest, DropsADrawBeyondTheNeurons) {
    setup_.size.neurons = 3;
    state_ = cleared_core(setup_.size, 1);
    // 0xb6c3 masked to two bits is 3: there is no neuron 3.
    EXPECT_EQ(learner().axon_delivered(2, 0, Tick(0)).kind, Kind::done);
    EXPECT_EQ(learner().state().lfsr, 0xb6f6b6c3U);
}

TEST_F(LearnerTest, ProbesAxonByAxonForAVictimWhenTheBudgetIsFull) {
    setup_.learning.kbud = 3;
    setup_.learning.grow_repl = 1;
    for (std::size_t axon : {0U, 1U, 3U}) state_.k[axon * 2 + 1] = 1;
    Access access = learner().axon_delivered(7, 0, Tick(0));
    ASSERT_EQ(access.kind, Kind::read);
    learner().reply().one = {};
    access = learner().next();
    // Draws: neuron, chance, then 0xf3cf, axon 7 of 8, which is the growing one itself.
    std::vector<int> probed;
    while (access.kind == Kind::read) {
        probed.push_back(access.axon);
        learner().reply().one.k = access.axon == 1 ? 1 : 0;
        access = learner().next();
    }
    EXPECT_EQ(probed, (std::vector<int>{0, 1}));
    ASSERT_EQ(access.kind, Kind::write);
    EXPECT_TRUE(access.last);
    ASSERT_EQ(learner().changes().size(), 2U);
    expect_change(0, Target::synapse, 1, 1, 0);
    expect_change(1, Target::synapse, 7, 1, 1);
}

TEST_F(LearnerTest, GivesUpGrowthWhenNoVictimIsFound) {
    setup_.learning.kbud = 0;
    setup_.learning.grow_repl = 1;
    Access access = learner().axon_delivered(7, 0, Tick(0));
    int probes = -1;  // the first read is that of growth itself
    for (; access.kind == Kind::read; access = learner().next()) {
        learner().reply().one = {};
        ++probes;
    }
    EXPECT_EQ(access.kind, Kind::done);
    EXPECT_EQ(probes, 6) << "all but itself and the inhibitory one";
}

TEST_F(LearnerTest, ReadsAColumnAfterAFireAndWritesOnlyWhatChanged) {
    setup_.learning.learn_end = 0;
    setup_.rule = RuleKind::none;
    learner().axon_delivered(0, 0, Tick(0));
    const LearningState times = learner().state();
    learner_.reset();
    setup_.rule = RuleKind::completed;
    state_.k[0] = 5;
    state_.k[4] = 0;
    state_.k[6] = 15;
    state_.learning = times;
    const Access column = learner().neuron_fired(0, 3, Tick(3));
    ASSERT_EQ(column.kind, Kind::column);
    EXPECT_EQ(column.neuron, 0);
    learner().reply().column = {5, 0, 0, 15, 0, 0, 9, 0};
    const Access write = learner().next();
    ASSERT_EQ(write.kind, Kind::write);
    EXPECT_TRUE(write.last);
    ASSERT_EQ(learner().changes().size(), 2U);
    expect_change(0, Target::synapse, 0, 0, 6);
    expect_change(1, Target::synapse, 3, 0, 14);
}

/// A learner with the synapses it asks for: 2 neurons, 8 axons.
class Life {
public:
    Life(const CoreSetup& setup, const CoreState& state) : k_(state.k), learner_(setup) {
        learner_.load(state);
    }

    void axon(int i, int tick) { converse(learner_.axon_delivered(i, 0, Tick(tick))); }
    void fire(int j, int tick) { converse(learner_.neuron_fired(j, 0, Tick(tick))); }
    CoreState state(CoreState as) const {
        as.k = k_;
        as.learning = learner_.state();
        return as;
    }
    const std::vector<std::uint8_t>& k() const { return k_; }

private:
    void converse(Access access) {
        while (access.kind != Kind::done) {
            const std::size_t at = access.axon * 2U + access.neuron;
            if (access.kind == Kind::read) learner_.reply().one.k = k_[at];
            if (access.kind == Kind::column)
                for (std::size_t i = 0; i < 8; ++i) learner_.reply().column[i] = k_[i * 2 + access.neuron];
            if (access.kind == Kind::write) {
                for (const Change& c : learner_.changes())
                    k_[c.axon * 2U + c.neuron] = static_cast<std::uint8_t>(c.value);
                if (access.last) return;
            }
            access = learner_.next();
        }
    }

    std::vector<std::uint8_t> k_;
    Learner learner_;
};

TEST_F(LearnerTest, KeepsTheFanOutsThatLoadingWouldSum) {
    setup_.learning.grow_inv = setup_.learning.grow_fan = 1;
    setup_.learning.grow_repl = setup_.learning.str_repl = 1;
    setup_.learning.learn_end = 0;
    setup_.learning.wit_sh = 1;
    setup_.learning.win = 3;
    setup_.learning.kbud = 20;
    Life lived(setup_, state_);
    for (int round = 0; round < 40; ++round) {
        Life loaded(setup_, lived.state(state_));
        for (int t = 0; t < 50; ++t) {
            const int tick = round * 50 + t;
            for (Life* life : {&lived, &loaded}) {
                life->axon(tick * 5 % 8, tick);
                life->axon(tick * 3 % 7, tick);
                if (t % 10 == 9) life->fire(tick / 10 % 2, tick);
            }
        }
        ASSERT_EQ(lived.k(), loaded.k()) << "round " << round;
    }
}

TEST_F(LearnerTest, NeverWritesNothing) {
    setup_.learning.learn_end = 0;
    learner().neuron_fired(0, 3, Tick(3));
    learner().reply().column.assign(8, 0);
    EXPECT_EQ(learner().next().kind, Kind::done);
}

TEST_F(LearnerTest, AtAPhaseStartAsksFiredNeuronsOnlyThenDecays) {
    setup_.learning.homeo_en = 1;
    setup_.learning.homeo_up = 10;
    state_.learning.tf = {3, 7};
    Access access = learner().phase_start(Tick(32));
    ASSERT_EQ(access.kind, Kind::read);
    EXPECT_EQ(access.neuron, 0);
    learner().reply().one.fired = false;  // a local window cleared it
    access = learner().next();
    ASSERT_EQ(access.kind, Kind::read);
    EXPECT_EQ(access.neuron, 1);
    learner().reply().one.fired = true;
    access = learner().next();
    ASSERT_EQ(access.kind, Kind::column);
    EXPECT_EQ(access.neuron, 1);
    learner().reply().column.assign(8, 0);
    learner().reply().one.th = 5;
    access = learner().next();
    ASSERT_EQ(access.kind, Kind::write);
    EXPECT_FALSE(access.last) << "the decay is still to come";
    expect_change(0, Target::threshold, 0, 1, 15);
    access = learner().next();
    ASSERT_EQ(access.kind, Kind::neurons);
    EXPECT_EQ(learner().state().episodes, 0);
    learner().reply().thresholds = {0, 15};
    access = learner().next();
    ASSERT_EQ(access.kind, Kind::write);
    EXPECT_TRUE(access.last);
    ASSERT_EQ(learner().changes().size(), 1U) << "0 does not decay";
    expect_change(0, Target::threshold, 0, 1, 14);
    EXPECT_EQ(learner().state().episodes, 1);
}

TEST_F(LearnerTest, SaysThatAWriteIsTheLastWhenNoOtherNeuronFired) {
    state_.learning.tf = {3, -1};
    learner().phase_start(Tick(32));
    learner().reply().one.fired = true;
    learner().next();
    learner().reply().column.assign(8, 1);
    const Access write = learner().next();
    ASSERT_EQ(write.kind, Kind::write);
    EXPECT_TRUE(write.last);
    EXPECT_EQ(learner().state().episodes, 1) << "closed before the write is carried out";
}

TEST_F(LearnerTest, DecaysOnlyEverySoManyEpisodes) {
    setup_.learning.homeo_en = 1;
    setup_.learning.homeo_dn_ph = 3;
    std::vector<int> decaying;
    for (int episode = 0; episode < 7; ++episode) {
        const Access access = learner().phase_start(Tick(32 * episode));
        if (access.kind == Kind::done) continue;
        EXPECT_EQ(access.kind, Kind::neurons);
        decaying.push_back(episode);
        EXPECT_EQ(learner().next().kind, Kind::done) << "no threshold is above 0";
    }
    EXPECT_EQ(decaying, (std::vector<int>{0, 3, 6}));
}

}  // namespace
}  // namespace tendril

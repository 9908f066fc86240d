// What is added to the thesis' rule: counts that follow times, first-timers, thresholds that follow counts.
#include "systemc/learning/aim.h"

#include <gtest/gtest.h>

#include "tests/systemc/learning/column_fixture.h"

namespace tendril {
namespace {

class Aim : public ColumnTest {
protected:
    /// Aims 12, 4 and 0, whenever the neuron fired.
    Aim() {
        params_.aim = 16;
        params_.str_sh = params_.wit_sh = 0;
        column_.threshold = 5;
        begin({2, 9, 3, 5});
    }

    /// The mean count of axon 0 after one step from `from` towards 12, of many tries.
    double mean_step(int from, int tries) {
        std::uint32_t lfsr = 1;
        double sum = 0;
        for (int n = 0; n < tries; ++n) {
            begin({static_cast<std::uint8_t>(from), 0, 0, 0});
            move_to_aim(column_, params_, 0, false, Lfsr(lfsr));
            sum += column_.k[0] - from;
        }
        return sum / tries;
    }
};

TEST_F(Aim, OfACountIsHowEarlyItsInputCameAfterTheFireToo) {
    EXPECT_EQ(end_of_episode(), (Counts{12, 4, 0, 5}));
    EXPECT_EQ(drawn(), 3) << "one a step";
    EXPECT_EQ(end_of_episode(), (Counts{12, 4, 0, 5}));
    EXPECT_EQ(drawn(), 3) << "none where nothing is to be done";
}

TEST_F(Aim, IsWithinKmax) {
    times_.ta = {0, 20, -1, 0};
    params_.kmax = 7;
    EXPECT_EQ(end_of_episode(), (Counts{7, 0, 0, 5}));
}

TEST_F(Aim, IsApproachedInTheMeanByTheDistanceShiftedRight) {
    params_.str_sh = 4;
    EXPECT_NEAR(mean_step(2, 4000), 10.0 / 16, 0.03);
    params_.str_sh = 1;
    EXPECT_NEAR(mean_step(1, 4000), 11.0 / 2, 0.03);
    params_.str_sh = 16;
    EXPECT_EQ(mean_step(1, 100), 0);
    params_.str_sh = 31;
    EXPECT_EQ(mean_step(1, 100), 0);
}

TEST_F(Aim, StepsAreGreatAtFirstWhereCalmComesWithTheEpisodes) {
    params_.str_sh = 3;
    params_.calm_sh = 10;
    const auto step_after = [&](std::int64_t episodes) {
        times_.episodes = episodes;
        return mean_step(2, 4000);
    };
    EXPECT_EQ(step_after(0), 10);
    EXPECT_EQ(step_after(1023), 10);
    EXPECT_NEAR(step_after(1024), 5, 0.03);
    EXPECT_NEAR(step_after(3 * 1024 - 1), 5, 0.03);
    EXPECT_NEAR(step_after(3 * 1024), 2.5, 0.03);
    EXPECT_NEAR(step_after(7 * 1024), 1.25, 0.03);
    EXPECT_NEAR(step_after(1000 * 1024), 1.25, 0.03) << "str_sh is the end of it";
}

TEST_F(Aim, GainsAndLossesAreSwitchedAndPacedAlone) {
    params_.wit_en = 0;
    EXPECT_EQ(end_of_episode(), (Counts{12, 9, 3, 5}));
    EXPECT_EQ(drawn(), 1);
    begin({2, 9, 3, 5});
    params_.wit_en = 1;
    params_.str_en = 0;
    EXPECT_EQ(end_of_episode(), (Counts{2, 4, 0, 5}));
    begin({2, 9, 3, 5});
    params_.str_en = 1;
    params_.wit_sh = 16;
    EXPECT_EQ(end_of_episode(), (Counts{12, 9, 3, 5}));
}

TEST_F(Aim, NeedsASynapseUnlessNewOnesMayGrow) {
    begin({0, 4, 0, 0});
    EXPECT_EQ(end_of_episode(), (Counts{0, 4, 0, 0}));
    EXPECT_EQ(drawn(), 0);
    params_.aim_new = 1;
    EXPECT_EQ(end_of_episode(), (Counts{12, 4, 0, 0})) << "not where nothing came, nor on inhibitory axons";
}

TEST_F(Aim, IsMissedWhereTheBudgetEnds) {
    params_.kbud = 15;
    EXPECT_EQ(end_of_episode(), (Counts{6, 4, 0, 5})) << "losses come first";
}

TEST_F(Aim, IsReachedAtOnceByANoviceWithoutADraw) {
    params_.str_sh = params_.wit_sh = 16;
    params_.novice = 1;
    EXPECT_EQ(end_of_episode(), (Counts{2, 9, 3, 5})) << "a threshold above 0 is experience";
    column_.threshold = 0;
    begin({2, 9, 3, 5});
    params_.novice = 0;
    EXPECT_EQ(end_of_episode(), (Counts{2, 9, 3, 5}));
    begin({2, 9, 3, 5});
    params_.novice = 1;
    EXPECT_EQ(end_of_episode(), (Counts{12, 4, 0, 5}));
    EXPECT_EQ(drawn(), 0);
}

TEST_F(Aim, OfANoviceComesBeforeItsThresholdRises) {
    params_.str_sh = params_.wit_sh = 16;
    params_.novice = params_.homeo_en = params_.homeo_up = 1;
    column_.threshold = 0;
    EXPECT_EQ(end_of_episode(), (Counts{12, 4, 0, 5}));
    EXPECT_EQ(column_.threshold, 1);
}

TEST_F(Aim, BeginsAtTheRandomOriginToo) {
    params_.rot = 1;
    params_.kbud = 8;
    times_.ta = {4, 4, 4, 0};
    begin({1, 1, 1, 0});
    EXPECT_EQ(end_of_episode(), (Counts{6, 1, 1, 0})) << "axon 3 first, then 0, which takes it all";
}

TEST_F(Aim, ThresholdIsTheSumOfSquaresOfWhatWasLearned) {
    end_of_episode();
    EXPECT_EQ(column_.threshold, 5) << "off";
    params_.norm_sh = 1;
    end_of_episode();
    EXPECT_EQ(column_.threshold, (144 + 16) / 2) << "without the inhibitory axon";
    params_.norm_sh = 3;
    make_completed(params_)->after_fire(column_, Lfsr(lfsr_));
    int sum = 0;
    for (int i = 0; i < 3; ++i) sum += column_.k[i] * column_.k[i];
    EXPECT_EQ(column_.threshold, sum >> 3);
}

TEST_F(Aim, NovicesAloneGrow) {
    params_.grow_sh = params_.grow_inv = 0;
    const auto grows = [&](std::uint16_t th) {
        LearnAnswer there;
        there.th = th;
        return make_completed(params_)->grows(there, 0, 0, 0, Lfsr(lfsr_));
    };
    EXPECT_TRUE(grows(1));
    params_.novice = 1;
    EXPECT_TRUE(grows(0));
    EXPECT_EQ(drawn(), 2);
    EXPECT_FALSE(grows(1));
    EXPECT_EQ(drawn(), 2) << "what is forbidden is not drawn for";
}

}  // namespace
}  // namespace tendril

// The rule's passes: who is strengthened, who withers, what a failed prediction costs, what is drawn.
#include "systemc/learning/completed.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/systemc/learning/column_fixture.h"

namespace tendril {
namespace {

constexpr int kNever = 16;  // a shift that makes every chance fail

class Completed : public ColumnTest {
protected:
    Completed() {
        params_.str_inv = 0;
        begin({5, 5, 5, 5});
    }
};

TEST_F(Completed, StrengthensWhatCameBeforeAndWithersTheRest) {
    EXPECT_EQ(end_of_episode(), (Counts{6, 4, 4, 5}));
    EXPECT_EQ(drawn(), 3) << "one draw a chance, none for what is not plastic";
}

TEST_F(Completed, CountsAnArrivalInTheTickOfTheFireAsBefore) {
    times_.ta[1] = 10;
    EXPECT_EQ(end_of_episode(), (Counts{6, 6, 4, 5}));
}

TEST_F(Completed, DrawsForAChanceThatCannotBeMet) {
    params_.wit_sh = params_.str_sh = kNever;
    EXPECT_EQ(end_of_episode(), (Counts{5, 5, 5, 5}));
    EXPECT_EQ(drawn(), 3);
}

TEST_F(Completed, DrawsNothingForWhatIsSwitchedOff) {
    params_.wit_en = params_.str_en = 0;
    EXPECT_EQ(end_of_episode(), (Counts{5, 5, 5, 5}));
    EXPECT_EQ(drawn(), 0);
}

TEST_F(Completed, NeverStrengthensWhatIsPrunedNorGoesAboveKmax) {
    column_.k = {0, 1, 1, 0};
    column_.budget = 2;
    EXPECT_EQ(end_of_episode(), (Counts{0, 0, 0, 0}));
    column_.k = {15, 0, 0, 0};
    column_.budget = 15;
    EXPECT_EQ(end_of_episode(), (Counts{15, 0, 0, 0}));
    EXPECT_EQ(drawn(), 2) << "at kmax there is no draw";
}

TEST_F(Completed, TakesDpredFromWhatCameBeforeWhenTheExpectedStaysAway) {
    params_.pred_en = 1;
    params_.dpred = 4;
    params_.miss_sh = kNever;
    column_.k = {5, 1, 7, 5};
    column_.budget = 18;
    EXPECT_EQ(end_of_episode(), (Counts{1, 0, 7, 5})) << "and nothing is strengthened";
}

TEST_F(Completed, IsNotSurprisedByAMissOutweighedOrTooSmallOrWithNothingAfterIt) {
    params_.pred_en = 1;
    params_.wit_sh = kNever;
    params_.conf_sh = kNever;
    EXPECT_EQ(end_of_episode(), (Counts{6, 5, 5, 5})) << "missing 5 is not more than confirmed 5";
    column_.k = {5, 0, 3, 0};
    column_.budget = 8;
    params_.miss_th = 4;
    EXPECT_EQ(end_of_episode()[0], 6) << "missing 3 is less than 4";
    params_.miss_th = 2;
    params_.need_aft = 1;
    times_.ta[1] = -1;
    EXPECT_EQ(end_of_episode()[0], 7) << "nothing came after";
    times_.ta[1] = 12;
    EXPECT_LT(end_of_episode()[0], 7) << "something came after, though without a synapse";
}

TEST_F(Completed, ConfirmsWhatCameAfterWherePredictionIsOn) {
    params_.pred_en = 1;
    EXPECT_EQ(end_of_episode(), (Counts{6, 6, 4, 5})) << "and does not wither it";
}

TEST_F(Completed, StopsAtTheBudgetUnlessItMayEvict) {
    params_.wit_en = 0;
    params_.kbud = 20;
    EXPECT_EQ(end_of_episode(), (Counts{5, 5, 5, 5}));
    params_.str_repl = 1;
    const Counts k = end_of_episode();
    EXPECT_EQ(k[0], 6);
    EXPECT_EQ(k[1] + k[2], 9) << "another excitatory synapse gave way";
    EXPECT_EQ(k[3], 5);
    EXPECT_EQ(column_.budget, 20);
}

TEST_F(Completed, FreesBudgetBeforeItTakesSome) {
    params_.kbud = 20;
    EXPECT_EQ(end_of_episode(), (Counts{6, 4, 4, 5}));
}

TEST_F(Completed, RaisesTheThresholdUpToItsCeiling) {
    column_.threshold = 90;
    params_.homeo_up = 8;
    end_of_episode();
    EXPECT_EQ(column_.threshold, 90) << "off";
    params_.homeo_en = 1;
    params_.homeo_max = 100;
    end_of_episode();
    EXPECT_EQ(column_.threshold, 98);
    after_fire();
    EXPECT_EQ(column_.threshold, 100);
}

TEST_F(Completed, SpendsOneMoreDrawOnARandomOrigin) {
    params_.rot = 1;
    end_of_episode();
    EXPECT_EQ(drawn(), 4);
}

TEST_F(Completed, AfterAFireInAPhaseOnlyWhatHasArrivedIsStrengthened) {
    EXPECT_EQ(after_fire(), (Counts{6, 6, 4, 5}));
}

TEST_F(Completed, AfterAFireInFreeRunningTheWindowDecides) {
    column_.phased = false;
    times_.ta = {0, 0, -1, 0};
    params_.win = 8;
    EXPECT_EQ(after_fire(), (Counts{4, 6, 4, 5})) << "16 ticks ago is outside, 8 inside, never outside";
    column_.tick = Tick(12 + 70000);
    params_.win = 65535;
    EXPECT_EQ(after_fire(), (Counts{5, 7, 3, 5})) << "ages saturate at 65535";
}

TEST_F(Completed, GrowsWhereNothingForbidsIt) {
    params_.grow_sh = 0;
    params_.grow_inv = 0;
    LearnAnswer there;
    const auto grows = [&] { return make_completed(params_)->grows(there, 0, 0, 0, Lfsr(lfsr_)); };
    EXPECT_TRUE(grows());
    EXPECT_EQ(drawn(), 1);
    for (bool LearnAnswer::*silent : {&LearnAnswer::inh, &LearnAnswer::inht, &LearnAnswer::fired}) {
        there = {};
        there.*silent = true;
        EXPECT_FALSE(grows());
    }
    EXPECT_EQ(drawn(), 1) << "what is forbidden is not drawn for";
    params_.grow_self = 1;
    EXPECT_TRUE(grows()) << "a fired neuron may";
    there.inh = true;
    params_.grow_inh = 0;
    EXPECT_TRUE(grows());
    there = {};
    there.k = 15;
    EXPECT_FALSE(grows());
    EXPECT_EQ(drawn(), 3);
}

TEST_F(Completed, MakesEarlyArrivalsGrowMoreEasily) {
    params_.grow_sh = 0;
    params_.grow_inv = 0;
    params_.early_sh = 0;
    params_.early_mode = 1;
    EXPECT_TRUE(make_completed(params_)->grows({}, 0, 99, 0, Lfsr(lfsr_)));
    EXPECT_FALSE(make_completed(params_)->grows({}, 0, 0, kNever, Lfsr(lfsr_)));
    params_.early_mode = 2;
    EXPECT_TRUE(make_completed(params_)->grows({}, 0, 0, 99, Lfsr(lfsr_)));
    EXPECT_FALSE(make_completed(params_)->grows({}, 0, kNever, 0, Lfsr(lfsr_)));
}

TEST_F(Completed, GrowsByAllSynapsesOfTheAxonWhereTheSwitchSaysSo) {
    params_.grow_sh = 0;
    LearnAnswer there;
    there.k = 1;
    const auto limit = [&](int fan_out) {  // the draws below it grow
        std::uint32_t above = 0;
        for (std::uint32_t state = 1; state <= 4000; ++state) {
            std::uint32_t tried = state * 0x9E3779B9U;
            std::uint32_t drawn = tried;
            const std::uint32_t draw = Lfsr(drawn).draw();
            if (make_completed(params_)->grows(there, fan_out, 0, 0, Lfsr(tried)))
                above = std::max(above, draw);
        }
        return above;
    };
    EXPECT_NEAR(limit(3840), 32768, 100) << "off: 65536 / 2, whatever else the axon has";
    params_.grow_fan = 1;
    EXPECT_NEAR(limit(0), 65535, 100);
    EXPECT_NEAR(limit(15), 4096, 100);
    EXPECT_NEAR(limit(16), 3640, 100) << "65536 / 9, halved";
    EXPECT_NEAR(limit(31), 2048, 100);
    EXPECT_LE(limit(3840), 16U) << "4096 shifted by 8";
    params_.grow_inv = 0;
    EXPECT_NEAR(limit(3840), 65535, 100) << "no number counts";
    there.k = 15;
    EXPECT_EQ(limit(0), 0U) << "full is full";
}

TEST_F(Completed, FindsTheNextVictimFromADrawnAxonOn) {
    // The first draw from state 1 is 0xb6c3, axon 3 of 4.
    EXPECT_EQ(find_victim(column_, 2, Lfsr(lfsr_)), 0) << "3 is inhibitory";
    lfsr_ = 1;
    EXPECT_EQ(find_victim(column_, 0, Lfsr(lfsr_)), 1) << "never the axon itself";
    lfsr_ = 1;
    column_.k = {0, 0, 0, 5};
    EXPECT_EQ(find_victim(column_, 0, Lfsr(lfsr_)), -1);
    EXPECT_EQ(drawn(), 1) << "it draws even in vain";
}

}  // namespace
}  // namespace tendril

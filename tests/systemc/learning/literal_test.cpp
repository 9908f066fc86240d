// The literal rule forces the values of the LITERAL line of section 4.4 and leaves the others alone.
#include "systemc/learning/literal.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(Literal, ForcesTheLiteralValuesWhateverIsAsked) {
    LearningParams asked;
    asked.pred_en = 1;
    asked.str_sh = asked.wit_sh = 3;
    asked.wit_inv = 1;
    asked.kbud = 20;
    asked.early_mode = 2;
    asked.aim = 16;
    asked.aim_new = asked.novice = asked.norm_sh = asked.calm_sh = 1;
    const LearningParams forced = make_literal(asked)->params();
    EXPECT_EQ(forced.pred_en, 0);
    EXPECT_EQ(forced.str_sh, 0);
    EXPECT_EQ(forced.wit_sh, 0);
    EXPECT_EQ(forced.str_inv, 0);
    EXPECT_EQ(forced.wit_inv, 0);
    EXPECT_EQ(forced.kbud, 4095);
    EXPECT_EQ(forced.early_mode, 0);
    EXPECT_EQ(forced.grow_inv, 0);
    EXPECT_EQ(forced.aim, 0);
    EXPECT_EQ(forced.aim_new + forced.novice + forced.norm_sh + forced.calm_sh, 0);
}

TEST(Literal, LeavesAllOtherParametersAsGiven) {
    LearningParams asked;
    asked.grow_sh = 3;
    asked.kmax = 7;
    asked.learn_end = 0;
    asked.rot = 1;
    asked.homeo_en = 1;
    const LearningParams forced = literal_params(asked);
    EXPECT_EQ(forced.grow_sh, 3);
    EXPECT_EQ(forced.kmax, 7);
    EXPECT_EQ(forced.learn_end, 0);
    EXPECT_EQ(forced.rot, 1);
    EXPECT_EQ(forced.homeo_en, 1);
}

}  // namespace
}  // namespace tendril

// The values of the LITERAL line of section 4.4.
#include "systemc/learning/literal.h"

#include "systemc/learning/completed.h"

namespace tendril {

LearningParams literal_params(LearningParams given) {
    given.pred_en = 0;
    given.str_sh = given.wit_sh = 0;
    given.str_inv = given.wit_inv = 0;
    given.kbud = 4095;
    given.early_mode = 0;
    given.grow_inv = 0;
    given.aim = given.aim_new = given.novice = given.norm_sh = given.calm_sh = 0;
    return given;
}

std::unique_ptr<Rule> make_literal(const LearningParams& params) {
    return make_completed(literal_params(params));
}

}  // namespace tendril

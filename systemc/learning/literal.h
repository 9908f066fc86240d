// Algorithm 4 of the thesis to the letter: the completed rule with the LITERAL values of section 4.4.
#pragma once

#include "systemc/learning/rule.h"

namespace tendril {

/// `given` with what the literal rule forces.
LearningParams literal_params(LearningParams given);

std::unique_ptr<Rule> make_literal(const LearningParams& params);

}  // namespace tendril

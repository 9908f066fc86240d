// The rule of sections 4.2 to 4.4, steered by its parameters alone.
#pragma once

#include "systemc/learning/rule.h"

namespace tendril {

/// Growth by chance, strengthening of what came before the fire, withering of what came after or never,
/// and correction of a prediction that did not come true.
std::unique_ptr<Rule> make_completed(const LearningParams& params);

}  // namespace tendril

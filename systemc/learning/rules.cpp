// The table of rules.
#include <array>

#include "systemc/learning/completed.h"
#include "systemc/learning/literal.h"
#include "systemc/learning/rule.h"

namespace tendril {

namespace {

std::unique_ptr<Rule> no_rule(const LearningParams&) { return nullptr; }

constexpr std::array<RuleInfo, 3> kRules{{
    {RuleKind::none, "none", &no_rule},
    {RuleKind::literal, "literal", &make_literal},
    {RuleKind::completed, "completed", &make_completed},
}};

}  // namespace

std::span<const RuleInfo> rules() { return kRules; }

}  // namespace tendril

// Every rule has a name and a factory; none is no rule.
#include <gtest/gtest.h>

#include <set>

#include "systemc/learning/rule.h"

namespace tendril {
namespace {

TEST(Rules, AreNamedAndMadeByTheirTable) {
    std::set<std::string_view> names;
    for (const RuleInfo& info : rules()) {
        names.insert(info.name);
        EXPECT_EQ(info.make(LearningParams()) == nullptr, info.kind == RuleKind::none) << info.name;
    }
    EXPECT_EQ(names, (std::set<std::string_view>{"none", "literal", "completed"}));
}

}  // namespace
}  // namespace tendril

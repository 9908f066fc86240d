// Does a full level join every two of its hubs, and is one that cannot be refused?
#include <gtest/gtest.h>

#include <stdexcept>

#include "systemc/fabric/topology/shortcuts.h"

namespace tendril {
namespace {

TEST(FullLevel, joins_every_two_hubs_that_are_not_joined_yet) {
    TreeSpec spec;
    spec.family = "tree+full";
    spec.levels = 4;
    EXPECT_EQ(full_level(spec, 3).laterals.size(), 6U);
    spec.laterals = {{{3, 1}, {3, 2}}};
    EXPECT_EQ(full_level(spec, 3).laterals.size(), 5U);
    EXPECT_EQ(full_level(spec, 4).laterals.size(), 0U) << "the root is alone";
}

TEST(FullLevel, refuses_a_level_with_more_hubs_than_ports) {
    TreeSpec spec;
    spec.family = "tree+full";
    spec.levels = 3;
    try {
        full_level(spec, 1);
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(
            error.what(),
            "level L1 has 16 hubs, and hub L1.0 has lateral ports for 4 more; a full level has up to "
            "5 hubs");
    }
    EXPECT_THROW(full_level(spec, 4), std::invalid_argument);
}

}  // namespace
}  // namespace tendril

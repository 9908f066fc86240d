// tendril diff, through the executable.
#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(DiffCommand, equal_runs_exit_0_and_runs_that_part_exit_1_with_the_place) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/smallworld-16.toml --engine functional --ticks 50 --out ";
    ASSERT_EQ(tendril(run + dir("a")).exit_code, 0);
    ASSERT_EQ(tendril(run + dir("b")).exit_code, 0);
    ASSERT_EQ(tendril(run + dir("c") + " --seed 2").exit_code, 0);
    EXPECT_EQ(tendril("diff " + dir("a") + " " + dir("b")).exit_code, 0);
    const Outcome parted = tendril("diff " + dir("a") + " " + dir("c") + " --ticks-only");
    EXPECT_EQ(parted.exit_code, 1);
    EXPECT_NE(parted.out.find("tick"), std::string::npos) << parted.out;
    EXPECT_EQ(tendril("diff --json " + dir("a") + " " + dir("c")).out.substr(0, 1), "{");
}

TEST(DiffCommand, a_folder_that_is_not_there_is_a_resource) {
    EXPECT_EQ(refused_by_program("diff /no/a /no/b").rfind("4 ", 0), 0U);
}

}  // namespace
}  // namespace tendril

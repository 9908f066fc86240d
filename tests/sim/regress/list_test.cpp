// A regression list is read whole or refused with the place of what is wrong.
#include "sim/regress/list.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class RegressionListTest : public testing::Test {
protected:
    RegressionSpec load(const std::string& text) {
        write_file(folder_ / "list.toml", "# ?\nformat = \"tendril-regression 1\"\n" + text);
        return load_regression((folder_ / "list.toml").string());
    }
    /// The refusal from the line number on.
    std::string refused(const std::string& text) {
        const std::string what = refusal([&] { load(text); });
        return what.substr(what.find(".toml") + 6);
    }
    const TempFolder folder_;
};

TEST_F(RegressionListTest, FillsEachTestUpFromTheDefaults) {
    const RegressionSpec spec = load(
        "root_seed = 7\n[defaults]\nseeds = 3\ntimeout_s = 2.5\n"
        "[[test]]\nname = \"a\"\nbench = \"x\"\n[[test]]\nname = \"b\"\nbench = \"./y\"\nseeds = 5\n");
    EXPECT_EQ(spec.root_seed, 7);
    EXPECT_EQ(spec.tests[0].limits.seeds, 3);
    EXPECT_EQ(spec.tests[0].limits.timeout_s, 2.5);
    EXPECT_EQ(spec.tests[0].limits.cycles, 1'000'000);
    EXPECT_EQ(spec.tests[0].limits.min_checks, 1);
    EXPECT_EQ(spec.tests[0].limits.repeats, 2);
    EXPECT_EQ(spec.tests[0].bench, "x");
    EXPECT_EQ(spec.tests[1].limits.seeds, 5);
    EXPECT_EQ(spec.tests[1].bench, (folder_ / "y").string());
}

TEST_F(RegressionListTest, TurnsSettingsIntoAssignments) {
    const RegressionSpec spec = load(
        "[[test]]\nname = \"a\"\nchip = \"c.toml\"\nengines = [\"tlm\", \"rtl\"]\n"
        "set = { run.ticks = 300, tick.mode = \"fixed\", x = [1, \"two\"], y = 0.5, z = true }\n"
        "expect = { late_min = 1, lost = 0, cycles_max = 9 }\n");
    EXPECT_EQ(spec.tests[0].set, (std::vector<std::string>{"run.ticks=300", "tick.mode=fixed",
                                                           "x=[1, \"two\"]", "y=0.5", "z=1"}));
    ASSERT_EQ(spec.tests[0].expect.size(), 3U);
    EXPECT_EQ(spec.tests[0].expect[0].figure, "late");
    EXPECT_EQ(spec.tests[0].expect[0].bound, Expectation::Bound::min);
    EXPECT_EQ(spec.tests[0].expect[1].bound, Expectation::Bound::equal);
    EXPECT_EQ(spec.tests[0].expect[2].bound, Expectation::Bound::max);
}

TEST_F(RegressionListTest, RefusesWhatIsNoTest) {
    EXPECT_EQ(refused(""), "1:1: there is no test; [[test]]");
    EXPECT_EQ(refused("[[test]]\nname = \"a\"\n"),
              "4:8: [[test]] \"a\" names both a bench and a chip, or neither; one of them");
    EXPECT_EQ(refused("[[test]]\nname = \"a\"\nchip = \"c\"\n"),
              "5:8: [[test]] \"a\" has no engines; engines = [\"cosim\"]");
    EXPECT_EQ(refused("[[test]]\nname = \"a\"\nbench = \"b\"\nsize = \"64x128\"\n"),
              "6:8: [[test]] \"a\" has size \"64x128\"; neurons x axons x lanes, like 64x128x16");
    EXPECT_EQ(refused("[[test]]\nname = \"a\"\nbench = \"b\"\n[[test]]\nname = \"a\"\nbench = \"b\"\n"),
              "7:8: two tests are called \"a\"");
}

TEST_F(RegressionListTest, RefusesATestThatCouldNotFail) {
    const std::string chip = "[[test]]\nname = \"a\"\nchip = \"c\"\n";
    EXPECT_EQ(refused(chip + "engines = [\"tlm\"]\n"),
              "6:11: [[test]] \"a\" compares nothing; two engines, or expect = { lost = 0 }");
    EXPECT_EQ(refused(chip + "engines = [\"tlm\", \"tlm\"]\n"),
              "6:11: [[test]] \"a\" has an engine twice; each once: they are compared with each other");
    EXPECT_EQ(load(chip + "engines = [\"tlm\"]\nexpect = { lost = 0 }\n").tests.size(), 1U);
    EXPECT_EQ(refused("[[test]]\nname = \"a\"\nbench = \"b\"\nmin_checks = 0\n").substr(0, 39),
              "6:14: min_checks = 0 is out of range; 1");
}

TEST_F(RegressionListTest, NamesTheNearestOfAnUnknownWord) {
    EXPECT_NE(
        refused("[[test]]\nname = \"a\"\nbench = \"b\"\ntimeout = 3\n").find("did you mean \"timeout_s\""),
        std::string::npos);
    EXPECT_NE(refused("[[test]]\nname = \"a\"\nchip = \"c\"\nengines = [\"tlm\"]\nexpect = { lots = 1 }\n")
                  .find("expect.lots is no figure of stats.json"),
              std::string::npos);
    EXPECT_NE(refused("[[test]]\nname = \"a\"\nchip = \"c\"\nengines = [\"cosimm\"]\n")
                  .find("did you mean \"cosim\""),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

// Every point that was not reached is a hole or waived with a reason; a goal missed is told.
#include "sim/regress/coverage.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

constexpr const char* kHead = "# SystemC::Coverage-3\n";
constexpr const char* kGoals = "# ?\nformat = \"tendril-coverage 1\"\n";

std::string row(const std::string& page, const std::string& file, int line, const std::string& what,
                int count, const std::string& path = "TOP") {
    return fmt::format("C '\1f\2{}\1l\2{}\1n\0023\1page\2{}\1o\2{}\1h\2{}' {}\n", file, line, page, what,
                       path, count);
}

class CoverageTest : public testing::Test {
protected:
    void add(const std::string& rows) {
        write_file(folder_ / "coverage.dat", kHead + rows);
        coverage_.add_verilated(folder_ / "coverage.dat");
    }
    CoverResult scored(const std::string& goals = "") {
        write_file(folder_ / "coverage.toml", kGoals + goals);
        return score(coverage_, load_goals((folder_ / "coverage.toml").string()));
    }

    TempFolder folder_;
    Coverage coverage_;
};

TEST_F(CoverageTest, IsOnePointForAllSizesInstancesAndRuns) {
    add(row("v_line/hub__P4", "/x/rtl-copy/bus/hub.v", 7, "if", 0) +
        row("v_line/hub__P8", "/x/rtl-copy/bus/hub.v", 7, "if", 2));
    add(row("v_line/hub__P4", "/x/rtl-copy/bus/hub.v", 7, "if", 3));
    ASSERT_EQ(coverage_.counts().size(), 1U);
    EXPECT_EQ(coverage_.counts().begin()->first.text(), "rtl/bus/hub.v:7 line if");
    EXPECT_EQ(coverage_.counts().begin()->second, 5U);
}

TEST_F(CoverageTest, WantsABitToGoBothWaysInOneRun) {
    add(row("v_toggle/hub", "/x/rtl/bus/hub.v", 7, "q[0]", 1) +
        row("v_toggle/hub", "/x/rtl/bus/hub.v", 7, "q[1]", 2));
    add(row("v_toggle/hub", "/x/rtl/bus/hub.v", 7, "q[0]", 1) +
        row("v_toggle/hub", "/x/rtl/bus/hub.v", 7, "q[0]", 1, "TOP.another"));
    const CoverScore toggle = scored().scores.at(PointKind::toggle);
    EXPECT_EQ(toggle.reached, 1U);
    ASSERT_EQ(toggle.holes.size(), 1U);
    EXPECT_EQ(toggle.holes[0].what, "q[0]");
}

TEST_F(CoverageTest, CountsTheLabelsOfCheckersButNotTheirLines) {
    add(row("v_user/hub_cover", "/x/tests/rtl/cover/hub_cover.sv", 9, "full", 0) +
        row("v_user/t", "/x/tests/rtl/cover/core_cover.sv", 9, "seen", 1, "TOP.u_cover.gen_state[3].seen") +
        row("v_user/t", "/x/tests/rtl/cover/core_cover.sv", 9, "seen", 0, "TOP.u_cover.gen_state[4].seen") +
        row("v_line/hub_cover", "/x/tests/rtl/cover/hub_cover.sv", 9, "if", 0) +
        row("v_toggle/hub_cover", "/x/tests/rtl/cover/hub_cover.sv", 9, "q", 0));
    const CoverResult result = scored();
    EXPECT_EQ(result.scores.at(PointKind::functional).points, 3U);
    EXPECT_EQ(result.scores.at(PointKind::functional).reached, 1U);
    EXPECT_EQ(result.scores.at(PointKind::line).points, 0U);
}

TEST_F(CoverageTest, AddsWhatBenchesHaveSeenToWhatIsExpectedOfThem) {
    write_file(folder_ / "result.json", "{\"covered\":{\"growth at KMAX\":3}}");
    coverage_.expect({PointKind::functional, "", 0, 0, "growth at KMAX"});
    coverage_.expect({PointKind::functional, "", 0, 0, "eviction"});
    coverage_.add_bench(folder_ / "result.json");
    coverage_.add_bench(folder_ / "no_such.json");
    const CoverScore functional = scored().scores.at(PointKind::functional);
    EXPECT_EQ(functional.reached, 1U);
    ASSERT_EQ(functional.holes.size(), 1U);
    EXPECT_EQ(functional.holes[0].text(), "functional \"eviction\"");
}

TEST_F(CoverageTest, MeetsGoalsOnlyWithoutHolesAndWithFewWaivers) {
    std::string rows = row("v_user/c", "/x/tests/rtl/cover/a_cover.sv", 1, "full", 1) +
                       row("v_toggle/hub", "/x/rtl/bus/hub.v", 1, "a", 2);
    for (int line = 1; line <= 99; ++line) rows += row("v_line/hub", "/x/rtl/bus/hub.v", line, "if", 1);
    add(rows);
    EXPECT_TRUE(scored().met());
    add(row("v_line/hub", "/x/rtl/bus/hub.v", 100, "case", 0));
    EXPECT_FALSE(scored().met());
    EXPECT_NE(coverage_text(scored()).find("hole rtl/bus/hub.v:100 line case"), std::string::npos);
    const std::string page = coverage_html(scored());
    EXPECT_NE(page.find("<td>100</td><td class=\"name\">case</td><td>1</td>"), std::string::npos) << page;
    EXPECT_NE(page.find("A goal is missed."), std::string::npos) << page;
    EXPECT_NE(page.find("<title>Coverage</title>"), std::string::npos) << page;
    const std::string waiver =
        "[[waiver]]\nkind = \"line\"\nfile = \"rtl/bus/hub.v\"\nwhat = \"ca*\"\nreason = \"no such state\"\n";
    EXPECT_TRUE(scored(waiver).met());
    EXPECT_NE(coverage_text(scored(waiver)).find("waived    1 x line rtl/bus/hub.v ca*: no such state"),
              std::string::npos);
    EXPECT_FALSE(scored("[goals]\nwaived_max = 0.5\n" + waiver).met()) << "one of 102 is more";
    EXPECT_FALSE(scored(waiver + waiver).met()) << "the second has nothing to waive";
    EXPECT_NE(coverage_html(scored(waiver + waiver)).find("A waiver without a hole: "), std::string::npos);
}

TEST_F(CoverageTest, ThePageTellsTheBitsOfASignalInOneRow) {
    std::string rows = row("v_toggle/hub", "/x/rtl/bus/hub.v", 8, "go", 0);
    for (const int bit : {3, 5, 6, 7, 10})
        rows += row("v_toggle/hub", "/x/rtl/bus/hub.v", 7, "q[" + std::to_string(bit) + "]", 0);
    add(rows);
    const std::string page = coverage_html(scored());
    EXPECT_NE(page.find("<td>7</td><td class=\"name\">q[10,7:5,3]</td><td>5</td>"), std::string::npos)
        << page;
    EXPECT_NE(page.find("<td>8</td><td class=\"name\">go</td><td>1</td>"), std::string::npos) << page;
    EXPECT_EQ(scored().scores.at(PointKind::toggle).holes.size(), 6U);
}

TEST_F(CoverageTest, IsNotMetByNothing) { EXPECT_FALSE(scored().met()); }

TEST_F(CoverageTest, RefusesWhatIsNoCoverageAndWhatIsNoGoal) {
    write_file(folder_ / "coverage.dat", "nothing\n");
    EXPECT_THROW(coverage_.add_verilated(folder_ / "coverage.dat"), Error);
    EXPECT_THROW(scored("[goals]\nline = 101.0\n"), Error);
    EXPECT_THROW(scored("[[waiver]]\nkind = \"line\"\nwhat = \"*\"\n"), Error) << "without a reason";
    EXPECT_THROW(scored("[[waiver]]\nkind = \"branch\"\nwhat = \"*\"\nreason = \"?\"\n"), Error);
}

}  // namespace
}  // namespace tendril

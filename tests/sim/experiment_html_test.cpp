// The page of an experiment: complete, self-contained, and honest about a failure.
#include <gtest/gtest.h>

#include "sim/experiment_report.h"

namespace tendril {
namespace {

ExperimentResult one_seed() {
    ExperimentResult result;
    result.kind = "digits";
    result.seeds.resize(1);
    result.seeds[0].seed = 7;
    result.seeds[0].digits.tested = 10;
    result.seeds[0].digits.correct = result.seeds[0].digits.confusion[4][4] = 9;
    result.seeds[0].digits.confusion[4][8] = 1;
    result.accepted = true;
    return result;
}

TEST(ExperimentHtml, ShowsVerdictSeedAndConfusion) {
    const std::string html = experiment_html(one_seed());
    EXPECT_NE(html.find("Accepted: accuracy 0.900, worst seed 0.900."), std::string::npos);
    EXPECT_NE(html.find("<h2>Seed 7: 0.900</h2>"), std::string::npos);
    EXPECT_NE(html.find(">9</td>"), std::string::npos);
    EXPECT_NE(html.find(">1</td>"), std::string::npos);
    EXPECT_TRUE(html.ends_with("</html>\n"));
}

TEST(ExperimentHtml, TakesNothingFromOutside) {
    const std::string html = experiment_html(one_seed());
    EXPECT_EQ(html.find("http"), std::string::npos);
    EXPECT_EQ(html.find("src="), std::string::npos);
    EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(ExperimentHtml, SaysWhereTheEnginesPartWithoutLettingTextBecomeMarkup) {
    ExperimentResult result = one_seed();
    result.accepted = false;
    result.check.emplace();
    result.check->divergence = "k is 3 in <a> & 4 in b";
    const std::string html = experiment_html(result);
    EXPECT_NE(html.find("Not accepted"), std::string::npos);
    EXPECT_NE(html.find("Not passed. k is 3 in &lt;a> &amp; 4 in b"), std::string::npos);
}

}  // namespace
}  // namespace tendril

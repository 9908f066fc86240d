// tendril avalanches, through the executable.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(AvalanchesCommand, a_runs_spikes_are_all_in_their_avalanches_and_its_picture_is_drawn) {
    const TempFolder folder;
    const std::string run = (folder / "run").string();
    ASSERT_EQ(tendril("run configs/chips/smallworld-16.toml --engine functional --ticks 300 --out " + run)
                  .exit_code,
              0);
    const std::string svg = (folder / "sizes.svg").string();
    const auto outcome = tendril("avalanches " + run + " --threshold 10 --json --svg " + svg);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["ticks"], 300);
    const std::string spikes = file_text(folder / "run" / "spikes.aer");
    EXPECT_EQ(json["spikes"], std::count(spikes.begin(), spikes.end(), '\n') - 1);
    EXPECT_GT(json["sizes"].size(), 3U);
    EXPECT_GT(json["branching_slope"].get<double>(), 0.3);
    EXPECT_TRUE(file_text(svg).starts_with("<svg "));
    EXPECT_NE(tendril("avalanches " + run).out.find("branching ratio"), std::string::npos);
}

TEST(AvalanchesCommand, what_is_no_run_is_refused) {
    EXPECT_EQ(refused_by_program("avalanches configs").rfind("2 ", 0), 0U);
    EXPECT_EQ(refused_by_program("avalanches configs --bin 0").rfind("2 ", 0), 0U);
}

}  // namespace
}  // namespace tendril

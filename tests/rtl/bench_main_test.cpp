// Every bench keeps the contract: what it was asked, what it answers, and that it can fail.
#include "tests/rtl/bench_main.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class BenchTest : public testing::TestWithParam<const char*> {
protected:
    /// @return exit code
    int run(const std::string& arguments, const std::string& name = "out") {
        const std::string command =
            fmt::format("{}/{} --out {} {} >{} 2>&1", TENDRIL_BENCHES, GetParam(), (folder_ / name).string(),
                        arguments, (folder_ / "log").string());
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string result(const std::string& name = "out") const {
        return file_text(folder_ / name / "result.json");
    }
    std::string log() const { return file_text(folder_ / "log"); }

    const TempFolder folder_;
};

TEST_P(BenchTest, PassesWithManyChecksAndTheSameResultOfTheSameSeed) {
    ASSERT_EQ(run("--seed 7"), 0) << log();
    const auto json = nlohmann::json::parse(result());
    EXPECT_EQ(json["format"], "tendril-bench 1");
    EXPECT_GT(json["checks"], 600);
    EXPECT_EQ(json["failures"], 0);
    EXPECT_TRUE(json["first"].is_null());
    ASSERT_EQ(run("--seed 7", "again"), 0);
    EXPECT_EQ(result(), result("again"));
    ASSERT_EQ(run("--seed 8", "other"), 0) << log();
    EXPECT_NE(result(), result("other"));
}

TEST_P(BenchTest, FailsAtItsLimitOfCycles) {
    ASSERT_EQ(run("--seed 7 --set cycles=20"), 1) << log();
    const auto json = nlohmann::json::parse(result());
    EXPECT_GE(json["failures"], 1);
    EXPECT_FALSE(json["first"]["signal"].get<std::string>().empty());
}

TEST_P(BenchTest, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(run("--seed 7 --set cycle=20"), 2);
    EXPECT_NE(log().find("did you mean \"cycles\"?"), std::string::npos) << log();
    EXPECT_EQ(run("--seed seven"), 2);
    EXPECT_EQ(run("--sed 7"), 2);
    EXPECT_EQ(run("--seed"), 2);
    EXPECT_EQ(run("--wave 3"), 2);
    EXPECT_EQ(run("--size 16x16"), 2);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out/result.json"));
}

INSTANTIATE_TEST_SUITE_P(Each, BenchTest,
                         testing::Values("core_lockstep", "hub_lockstep", "link_lockstep", "random_chip",
                                         "leaf_blocks"),
                         [](const auto& test) { return std::string(test.param); });

class WaveTest : public BenchTest {};

TEST_P(WaveTest, WritesTheWindowAskedForAndTheSameResult) {
    ASSERT_EQ(run("--seed 7"), 0);
    ASSERT_EQ(run("--seed 7 --wave 100:120", "waves"), 0) << log();
    EXPECT_EQ(result(), result("waves"));
    const std::string text = (folder_ / "vcd").string();
    const std::string command = fmt::format("fst2vcd {} > {}", (folder_ / "waves/waves.fst").string(), text);
    ASSERT_EQ(std::system(command.c_str()), 0);
    const std::string vcd = file_text(text);
    EXPECT_NE(vcd.find("\n#100\n"), std::string::npos);
    EXPECT_EQ(vcd.find("\n#99\n"), std::string::npos);
    EXPECT_EQ(vcd.find("\n#121\n"), std::string::npos);
    EXPECT_NE(vcd.find("clk_i"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Each, WaveTest,
                         testing::Values("core_lockstep", "hub_lockstep", "link_lockstep", "leaf_blocks"),
                         [](const auto& test) { return std::string(test.param); });

TEST(BenchResult, TellsTheFirstFailureAlone) {
    BenchResult result;
    result.checked(3);
    result.fail(17, "v", "1", "\"0\"");
    result.fail(18, "w", "1", "0");
    EXPECT_EQ(
        result.json(),
        "{\"format\":\"tendril-bench 1\",\"checks\":3,\"failures\":2,\"first\":{\"cycle\":17,\"signal\":"
        "\"v\",\"expected\":\"1\",\"got\":\"\\\"0\\\"\"}}\n");
}

}  // namespace
}  // namespace tendril

// tendril run --threads, through the executable: the same bytes in any number of threads.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

nlohmann::json json_of(const std::filesystem::path& path) { return nlohmann::json::parse(file_text(path)); }

TEST(RunCommand, a_busy_chip_of_64_cores_is_the_same_folder_in_1_2_and_3_threads) {
    const TempFolder folder;
    const auto run = [&](const std::string& threads) {
        const Outcome outcome = tendril(
            "run configs/chips/tree-64.toml --engine functional --ticks 400 --set neuron.ph_len=20 "
            "--set learning.rule=completed --record deliveries,synapses --threads " +
            threads + " --out " + (folder / threads).string());
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        EXPECT_NE(outcome.out.find("of " + threads + " had a part in it\n"), std::string::npos);
    };
    for (const char* threads : {"1", "2", "3"}) run(threads);
    for (const auto& file : std::filesystem::directory_iterator(folder / "1")) {
        const std::string name = file.path().filename().string();
        if (name == "manifest.json") continue;
        for (const char* threads : {"2", "3"})
            EXPECT_EQ(file_text(file.path()), file_text(folder / threads / name)) << name;
    }
    for (const char* threads : {"1", "2", "3"}) {
        auto a = json_of(folder / "1" / "manifest.json"), b = json_of(folder / threads / "manifest.json");
        EXPECT_TRUE(a["state_digest"].is_string());
        a.erase("wall");
        b.erase("wall");
        EXPECT_EQ(a, b);
    }
}

TEST(RunCommand, an_engine_with_cycles_takes_threads_and_says_that_it_uses_one) {
    const Outcome run = tendril("run configs/chips/tree-64.toml --engine tlm --ticks 5 --threads 2");
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_NE(run.out.find("threads: 1 of 2, an engine with cycles uses one\n"), std::string::npos)
        << run.out;
}

}  // namespace
}  // namespace tendril

// tendril run --paranoid: the folder of an ordinary run, byte by byte, and refusals of what could find
// nothing.
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/run_folders.h"

namespace tendril {
namespace {

void expect_same_folders(const std::string& arguments, std::size_t files) {
    const TempFolder folder;
    const std::string run = "run configs/chips/" + arguments + " --out ";
    const Outcome plain = tendril(run + (folder / "plain").string());
    ASSERT_EQ(plain.exit_code, 0) << plain.err;
    const Outcome paranoid = tendril(run + (folder / "paranoid").string() + " --paranoid");
    ASSERT_EQ(paranoid.exit_code, 0) << paranoid.err;
    expect_same_files(folder / "plain", folder / "paranoid");
    EXPECT_GE(all_said(folder / "plain").size(), files) << arguments;
}

TEST(RunParanoid, writes_the_folder_of_an_ordinary_run_in_every_engine_with_cycles) {
    for (const char* engine : {"tlm", "cosim", "rtl"}) {
        const std::string name = std::string(" --engine ") + engine;
        expect_same_folders("quickstart.toml --ticks 40 --record deliveries" + name, 8);
        expect_same_folders("quickstart.toml --ticks 4 --set tick.mode=fixed --set tick.cycles=700" + name,
                            7);
    }
    expect_same_folders("smallworld-16.toml --ticks 20 --record deliveries,synapses", 8);
}

TEST(RunParanoid, shows_the_waves_of_an_ordinary_run) {
    expect_same_folders("quickstart.toml --ticks 20 --wave all --wave-window 100:3000", 9);
    expect_same_folders("quickstart.toml --ticks 20 --wave all --set cosim.cores=model", 9);
}

TEST(RunParanoid, refuses_runs_in_which_nothing_sleeps) {
    const std::string run = "run configs/chips/quickstart.toml --ticks 2 --paranoid ";
    EXPECT_EQ(refused_by_program(run + "--engine functional"),
              "2 tendril run --paranoid: engine functional has no blocks that sleep; --engine tlm, cosim, "
              "rtl\n");
    EXPECT_EQ(refused_by_program(run + "--no-skip"),
              "2 tendril run --paranoid: with --no-skip no block sleeps; one of the two\n");
}

}  // namespace
}  // namespace tendril

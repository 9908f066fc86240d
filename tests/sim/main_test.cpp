// The executable as a whole: exit codes and where it speaks.
#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(Main, a_refusal_is_on_stderr_alone_and_nothing_of_systemc_is_seen) {
    const Outcome outcome = tendril("run configs/chips/quickstart.tml");
    EXPECT_EQ(outcome.exit_code, 4);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "configs/chips/quickstart.tml: cannot open: No such file or directory\n");
}

TEST(Main, an_unknown_word_names_the_nearest_and_exits_2) {
    EXPECT_EQ(refused_by_program("rnu"),
              "2 tendril: unknown command \"rnu\"; run, experiment, diff, why, waves, avalanches, gallery, "
              "topology, regress, bisect, explain-latency, report, sweep, config; did you mean \"run\"?\n");
    EXPECT_NE(refused_by_program("run c.toml --engin cosim").find("did you mean \"--engine\"?"),
              std::string::npos);
}

TEST(Main, output_that_cannot_be_written_is_a_resource) {
    const int status =
        std::system("cd " TENDRIL_SOURCE_DIR " && " TENDRIL_PROGRAM " config schema >/dev/full 2>/dev/null");
    EXPECT_EQ(WEXITSTATUS(status), 4);
}

}  // namespace
}  // namespace tendril

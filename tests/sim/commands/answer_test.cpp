// --help and --version, through the executable.
#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace tendril {
namespace {

TEST(AnswerCommand, help_and_version_go_to_stdout_and_exit_0) {
    for (const char* words :
         {"--help", "run --help", "experiment --help", "diff --help", "topology --help", "config --help",
          "config check --help", "config dump --help", "config schema --help"}) {
        const Outcome outcome = tendril(words);
        EXPECT_EQ(outcome.exit_code, 0) << words;
        EXPECT_NE(outcome.out.find("\n  tendril "), std::string::npos) << words;  // an example
        EXPECT_EQ(outcome.err, "") << words;
    }
    EXPECT_EQ(tendril("--version").out.rfind("tendril 0.1.0 (", 0), 0U);
}

}  // namespace
}  // namespace tendril

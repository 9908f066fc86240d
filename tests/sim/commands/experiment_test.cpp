// tendril experiment: exit codes, the last line, the files that appear.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/commands/commands.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

ExperimentOptions small(const std::string& out = "") {
    ExperimentOptions options;
    options.file = TENDRIL_SOURCE_DIR "/configs/experiments/quickstart.toml";
    options.overrides = {"digits.train_episodes=1000", "digits.train_images=300", "check.episodes=10",
                         "check.engines=[\"functional\"]",
                         "check.accept={ accuracy_mean = 0.3, accuracy_worst = 0.3 }"};
    options.out = out;
    return options;
}

Exit carry_out_silently(const ExperimentOptions& options, std::string& said) {
    testing::internal::CaptureStdout();
    const Exit code = carry_out(options);
    said = testing::internal::GetCapturedStdout();
    return code;
}

TEST(ExperimentCommand, PrintsTheAccuracyLastAndWritesResultAndRunFolder) {
    const TempFolder folder;
    const auto out = folder / "digits";
    std::string said;
    EXPECT_EQ(carry_out_silently(small(out.string()), said), Exit::ok);
    const std::string last = said.substr(said.rfind('\n', said.size() - 2) + 1);
    EXPECT_TRUE(last.starts_with("accuracy 0.")) << last;
    EXPECT_TRUE(last.ends_with(" (450 images, seed 1)\n")) << last;

    const auto json = nlohmann::json::parse(file_text(out / "result.json"));
    EXPECT_EQ(json["format"], "tendril-experiment-result 1");
    EXPECT_EQ(json["accepted"], true);
    EXPECT_TRUE(file_text(out / "result.html").starts_with("<!doctype html>"));
    EXPECT_FALSE(file_text(out / "functional/final.state").empty());
    EXPECT_EQ(folder.names(), std::set<std::string>{"digits"}) << "nothing half-written is left";
}

TEST(ExperimentCommand, EndsWithExitOneWhenNotAccepted) {
    ExperimentOptions options = small();
    options.overrides.push_back("check.accept={ accuracy_mean = 0.999 }");
    options.json = true;
    std::string said;
    EXPECT_EQ(carry_out_silently(options, said), Exit::check_failed);
    EXPECT_EQ(nlohmann::json::parse(said)["accepted"], false);
}

TEST(ExperimentCommand, MayReplaceItsOwnResultAndNothingElse) {
    const TempFolder folder;
    std::string said;
    carry_out_silently(small(folder.path().string()), said);
    EXPECT_EQ(carry_out_silently(small(folder.path().string()), said), Exit::ok);
    const TempFolder other;
    write_file(other / "thesis.txt", "do not touch\n");
    EXPECT_THROW(carry_out(small(other.path().string())), Error);
    EXPECT_EQ(other.names(), std::set<std::string>{"thesis.txt"});
}

TEST(ExperimentCommand, LeavesNothingBehindWhenRefused) {
    const TempFolder folder;
    ExperimentOptions options = small((folder / "a" / "digits").string());
    options.overrides.push_back("digits.test_images=1700");
    EXPECT_THROW(carry_out(options), Error);
    EXPECT_EQ(folder.names(), std::set<std::string>{});
}

TEST(ExperimentCommand, CannotWriteWhereAFileStands) {
    const TempFolder folder;
    write_file(folder / "file", "");
    try {
        carry_out(small((folder / "file" / "digits").string()));
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.exit_code(), Exit::resource);
    }
}

}  // namespace
}  // namespace tendril

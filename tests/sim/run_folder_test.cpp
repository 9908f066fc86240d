// A run folder is there whole or not at all, and nothing else of the user's is touched.
#include "sim/run_folder.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Names = std::set<std::string>;
const char* const kManifest = "{\"format\": \"tendril-manifest 1\"}\n";

void publish(const std::filesystem::path& out, const std::string& marker) {
    RunFolder run(out);
    run.write("manifest.json", kManifest);
    run.write(marker, "x");
    run.publish();
}

TEST(RunFolder, AppearsWholeWhenItIsPublished) {
    TempFolder folder;
    {
        RunFolder run(folder / "out");
        run.write("a", "text");
        EXPECT_FALSE(std::filesystem::exists(folder / "out"));
        run.publish();
    }
    EXPECT_EQ(folder.names(), Names{"out"});
    EXPECT_EQ(file_text(folder / "out" / "a"), "text");
}

TEST(RunFolder, LeavesNothingBehindWhenAWriterThrows) {
    TempFolder folder;
    const auto run_and_fail = [&folder] {
        RunFolder run(folder / "new" / "deep" / "out");
        run.write("a", "text");
        throw std::runtime_error("a writer fails");
    };
    EXPECT_THROW(run_and_fail(), std::runtime_error);
    EXPECT_EQ(folder.names(), Names{});
}

TEST(RunFolder, MakesTheFoldersAboveIt) {
    TempFolder folder;
    publish(folder / "new" / "deep" / "out", "a");
    EXPECT_EQ(file_text(folder / "new" / "deep" / "out" / "a"), "x");
}

TEST(RunFolder, KeepsFoldersAboveItThatWereThere) {
    TempFolder folder;
    std::filesystem::create_directory(folder / "old");
    { RunFolder run(folder / "old" / "new" / "out"); }
    EXPECT_EQ(folder.names(), Names{"old"});
    EXPECT_TRUE(std::filesystem::is_empty(folder / "old"));
}

TEST(RunFolder, ReplacesAnEarlierRunWhole) {
    TempFolder folder;
    publish(folder / "out", "first");
    publish(folder / "out", "second");
    EXPECT_EQ(folder.names(), Names{"out"});
    EXPECT_FALSE(std::filesystem::exists(folder / "out" / "first"));
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "second"));
}

TEST(RunFolder, KeepsTheEarlierRunWhenTheNewOneFails) {
    TempFolder folder;
    publish(folder / "out", "first");
    { RunFolder run(folder / "out"); }
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "first"));
    EXPECT_EQ(folder.names(), Names{"out"});
}

TEST(RunFolder, TakesAnEmptyFolderAndATrailingSlash) {
    TempFolder folder;
    std::filesystem::create_directory(folder / "out");
    publish((folder / "out").string() + "/", "a");
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "a"));
    EXPECT_EQ(folder.names(), Names{"out"});
}

TEST(RunFolder, RefusesAFolderThatIsNotOfARun) {
    TempFolder folder;
    std::filesystem::create_directory(folder / "out");
    write_file(folder / "out" / "thesis.tex", "years of work");
    const std::string answer = refusal([&] { RunFolder run(folder / "out"); });
    EXPECT_EQ(answer,
              "2 " + (folder / "out").string() +
                  ": holds files that are not of a run; allowed: a new or empty folder, or the folder of "
                  "an earlier run");
    EXPECT_EQ(file_text(folder / "out" / "thesis.tex"), "years of work");
    write_file(folder / "out" / "manifest.json", "{\"format\": \"another 1\"}");
    EXPECT_EQ(refusal([&] { RunFolder run(folder / "out"); }), answer);
}

TEST(RunFolder, RefusesWhatCameInItsPlaceWhileTheRunWent) {
    TempFolder folder;
    RunFolder run(folder / "out");
    std::filesystem::create_directory(folder / "out");
    write_file(folder / "out" / "thesis.tex", "years of work");
    EXPECT_EQ(refusal([&] { run.publish(); }).substr(0, 2), "2 ");
    EXPECT_EQ(file_text(folder / "out" / "thesis.tex"), "years of work");
}

TEST(RunFolder, RefusesAFile) {
    TempFolder folder;
    write_file(folder / "out", "x");
    EXPECT_EQ(refusal([&] { RunFolder run(folder / "out"); }),
              "2 " + (folder / "out").string() + ": exists and is not a folder; give another --out");
}

TEST(RunFolder, SaysWhyItCannotBeWritten) {
    TempFolder folder;
    write_file(folder / "file", "x");
    const std::string answer = refusal([&] { RunFolder run(folder / "file" / "out"); });
    EXPECT_EQ(answer.substr(0, 2), "4 ") << answer;
    EXPECT_NE(answer.find("Not a directory"), std::string::npos) << answer;
    EXPECT_EQ(folder.names(), Names{"file"});
    const std::string nowhere = refusal([] { RunFolder run("/proc/no-such-place/out"); });
    EXPECT_EQ(nowhere.substr(0, 2), "4 ") << nowhere;
    EXPECT_NE(nowhere.find("cannot write the run folder: "), std::string::npos) << nowhere;
}

TEST(RunFolder, IsKnownByItsManifest) {
    TempFolder folder;
    EXPECT_FALSE(is_run_folder(folder.path()));
    EXPECT_FALSE(is_run_folder(folder / "nowhere"));
    write_file(folder / "manifest.json", "not JSON");
    EXPECT_FALSE(is_run_folder(folder.path()));
    write_file(folder / "manifest.json", "[1]");
    EXPECT_FALSE(is_run_folder(folder.path()));
    write_file(folder / "manifest.json", kManifest);
    EXPECT_TRUE(is_run_folder(folder.path()));
}

}  // namespace
}  // namespace tendril

// A changed copy of the RTL is built once a digest, out of the product's way. The builder here is a script
// that writes down how it was called.
#include "sim/regress/rtl_build.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

namespace fs = std::filesystem;

class RtlBuildTest : public testing::Test {
protected:
    RtlBuildTest() {
        fs::create_directories(folder_ / "product/sim");
        write_file(folder_ / "product/CMakeCache.txt",
                   "# c\n//x\nCMAKE_HOME_DIRECTORY:INTERNAL=/src\nCMAKE_GENERATOR:INTERNAL=Ninja\n"
                   "CMAKE_BUILD_TYPE:STRING=Release\nTENDRIL_CHIP_TREES:STRING=4x2x2:64x128x16:3\n");
        write_file(folder_ / "cmake", "#!/bin/sh\necho \"$@\" >> " + (folder_ / "calls").string() +
                                          "\necho '[1/2] x'\ncat " + (folder_ / "answer").string() +
                                          "\ntest ! -s " + (folder_ / "answer").string() + "\n");
        fs::permissions(folder_ / "cmake", fs::perms::owner_all);
        write_file(folder_ / "answer", "");
        fs::create_directories(folder_ / "rtl/core");
        write_file(folder_ / "rtl/rtl.f", "core/a.v\n");
        write_file(folder_ / "rtl/core/a.v", "module a;\nendmodule\n");
        order_.rtl = folder_ / "rtl";
        order_.targets = {"bench_x"};
        order_.core_sizes = {"16x16x16"};
        order_.chips = true;
        order_.cmake = (folder_ / "cmake").string();
    }
    Programs build() {
        testing::internal::CaptureStdout();
        const Programs programs = build_rtl(product_build(folder_ / "product/sim/tendril"), order_);
        said_ = testing::internal::GetCapturedStdout();
        return programs;
    }
    std::string calls() const { return file_text(folder_ / "calls"); }

    const TempFolder folder_;
    RtlBuildOrder order_;
    std::string said_;
};

TEST_F(RtlBuildTest, ConfiguresASnapshotAsTheProductWasAndBuildsTheTargets) {
    const Programs programs = build();
    const fs::path build = programs.benches.parent_path().parent_path();
    EXPECT_EQ(build.parent_path(), folder_ / "product/rtl-cache");
    EXPECT_EQ(programs.tendril, build / "sim/tendril");
    EXPECT_EQ(calls(), "-S /src -B " + build.string() +
                           " -G Ninja -DCMAKE_BUILD_TYPE=Release -DTENDRIL_CORE_SIZES=16x16x16 "
                           "-DTENDRIL_CHIP_TREES=4x2x2:64x128x16:3 -DTENDRIL_RTL_DIR=" +
                           (build / "rtl-copy").string() + "\n--build " + build.string() +
                           " -j 2 --target bench_x\n");
    EXPECT_EQ(file_text(build / "rtl-copy/core/a.v"), "module a;\nendmodule\n");
    EXPECT_NE(said_.find(" is built in "), std::string::npos) << said_;
}

TEST_F(RtlBuildTest, ConfiguresADigestOnlyOnce) {
    const Programs first = build();
    write_file(folder_ / "calls", "");
    EXPECT_EQ(build().benches, first.benches);
    EXPECT_TRUE(calls().starts_with("--build ")) << calls();
    EXPECT_NE(said_.find("built before"), std::string::npos) << said_;
}

TEST_F(RtlBuildTest, TakesAnotherFolderForEveryOtherByteOrName) {
    std::set<fs::path> folders = {build().benches};
    write_file(folder_ / "rtl/core/a.v", "module a; \nendmodule\n");
    folders.insert(build().benches);
    fs::rename(folder_ / "rtl/core/a.v", folder_ / "rtl/core/b.v");
    folders.insert(build().benches);
    EXPECT_EQ(folders.size(), 3U);
    write_file(folder_ / "rtl/README.md", "not read by a build\n");
    EXPECT_TRUE(folders.contains(build().benches));
}

TEST_F(RtlBuildTest, TakesTheMapOfRegistersAlong) {
    write_file(folder_ / "rtl/map.toml", "a = 1\n");  // the bench of two simulators reads it
    const fs::path build = this->build().benches.parent_path().parent_path();
    EXPECT_EQ(file_text(build / "rtl-copy/map.toml"), "a = 1\n");
    write_file(folder_ / "rtl/map.toml", "a = 2\n");
    EXPECT_NE(this->build().benches.parent_path().parent_path(), build);
}

TEST_F(RtlBuildTest, ReadsACopyOfLinksAsOneOfFiles) {
    const Programs of_files = build();
    fs::create_directories(folder_ / "links/core");
    fs::create_symlink(folder_ / "rtl/rtl.f", folder_ / "links/rtl.f");
    fs::create_symlink(folder_ / "rtl/core/a.v", folder_ / "links/core/a.v");
    order_.rtl = folder_ / "links";
    EXPECT_EQ(build().benches, of_files.benches);
    fs::remove_all(folder_ / "links/core");
    fs::create_directory_symlink(folder_ / "rtl/core", folder_ / "links/core");
    EXPECT_EQ(build().benches, of_files.benches);
    write_file(folder_ / "links/b.v", "module b;\nendmodule\n");
    const fs::path build = this->build().benches.parent_path().parent_path();
    EXPECT_NE(build, of_files.benches.parent_path().parent_path());
    EXPECT_EQ(file_text(build / "rtl-copy/core/a.v"), "module a;\nendmodule\n");
    EXPECT_FALSE(fs::exists(build.parent_path() / "rtl")) << "outside its folder";
}

TEST_F(RtlBuildTest, AddsSizesToThoseTheFolderHasAndKeepsThem) {
    order_.chips = false;
    const Programs first = build();
    EXPECT_NE(calls().find("-DTENDRIL_CORE_SIZES=16x16x16 -DTENDRIL_CHIP_TREES=1x1x1:16x16x16:2 "),
              std::string::npos);
    order_.core_sizes = {"32x32x16"};
    write_file(folder_ / "calls", "");
    EXPECT_EQ(build().benches, first.benches);
    EXPECT_NE(calls().find("-DTENDRIL_CORE_SIZES=16x16x16;32x32x16 -DTENDRIL_CHIP_TREES=1x1x1:16x16x16:2 "),
              std::string::npos)
        << calls();
    order_.core_sizes = {"16x16x16"};
    write_file(folder_ / "calls", "");
    build();
    EXPECT_TRUE(calls().starts_with("--build ")) << calls();
}

TEST_F(RtlBuildTest, SaysTheFirstErrorAndTriesAgainNextTime) {
    const fs::path copy =
        folder_ / "product/rtl-cache" / rtl_digest(order_.rtl).substr(0, 16) / "rtl-copy/core/a.v";
    write_file(folder_ / "answer", "fine\n%Error: " + copy.string() + ":1:8: syntax error\nmore\n");
    const std::string what = refusal([&] { build(); });
    testing::internal::GetCapturedStdout();
    EXPECT_TRUE(what.starts_with("1 rtl ")) << what;
    EXPECT_NE(
        what.find("does not build: %Error: " + (folder_ / "rtl/core/a.v").string() + ":1:8: syntax error; "),
        std::string::npos)
        << what;
    write_file(folder_ / "answer", "");
    write_file(folder_ / "calls", "");
    build();
    EXPECT_TRUE(calls().starts_with("-S ")) << calls();
}

TEST_F(RtlBuildTest, BeginsAnewWhereItWasKilledWhileConfiguring) {
    const std::string cmake = file_text(folder_ / "cmake");
    write_file(folder_ / "cmake", "#!/bin/sh\necho half > $4/CMakeCache.txt\nkill -9 $(cat " +
                                      (folder_ / "pid").string() + ")\n");
    const pid_t child = ::fork();
    if (child == 0) {
        write_file(folder_ / "pid", std::to_string(::getpid()));
        build();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    write_file(folder_ / "cmake", cmake);
    const fs::path build = this->build().benches.parent_path().parent_path();
    EXPECT_TRUE(calls().starts_with("-S ")) << calls();
    EXPECT_FALSE(fs::exists(build / "CMakeCache.txt")) << "of the killed one";
    write_file(folder_ / "calls", "");
    write_file(build / "CMakeCache.txt", "whole");
    this->build();
    EXPECT_TRUE(calls().starts_with("--build ")) << calls();
    EXPECT_TRUE(fs::exists(build / "CMakeCache.txt")) << "a whole one is kept";
}

TEST_F(RtlBuildTest, RefusesAFolderThatIsNoRtlAndAProgramWithoutABuild) {
    order_.rtl = folder_ / "product";
    EXPECT_NE(refusal([&] { build(); }).find("has no rtl.f; a copy of rtl/"), std::string::npos);
    testing::internal::GetCapturedStdout();
    EXPECT_NE(
        refusal([&] { build_rtl(product_build("/nowhere/sim/tendril"), order_); }).find("CMakeCache.txt"),
        std::string::npos);
}

TEST_F(RtlBuildTest, KnowsRtlThatIsNewerThanTheProgram) {
    write_file(folder_ / "product/sim/tendril", "");
    const auto built = fs::last_write_time(folder_ / "product/sim/tendril");
    fs::last_write_time(folder_ / "rtl/core/a.v", built - std::chrono::seconds(5));
    fs::last_write_time(folder_ / "rtl/rtl.f", built);
    EXPECT_EQ(newer_than(folder_ / "rtl", folder_ / "product/sim/tendril"), "");
    fs::last_write_time(folder_ / "rtl/core/a.v", built + std::chrono::seconds(5));
    EXPECT_EQ(newer_than(folder_ / "rtl", folder_ / "product/sim/tendril"),
              (folder_ / "rtl/core/a.v").string());
}

}  // namespace
}  // namespace tendril

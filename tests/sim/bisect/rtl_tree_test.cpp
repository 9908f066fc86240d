// A tree is a folder, or what git has of it.
#include "sim/bisect/rtl_tree.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

namespace fs = std::filesystem;

TEST(RtlTree, IsAFolderOrARevision) {
    const TempFolder folder;
    fs::create_directories(folder / "repo/rtl");
    write_file(folder / "repo/rtl/rtl.f", "old.v\n");
    const std::string git = "git -c user.name=a -c user.email=a@b -C " + (folder / "repo").string();
    const std::string commit = git + " add . && " + git + " commit -q -m ";
    ASSERT_EQ(std::system((git + " init -q && " + commit + "one").c_str()), 0);
    write_file(folder / "repo/rtl/rtl.f", "new.v\n");
    ASSERT_EQ(std::system((commit + "two").c_str()), 0);
    fs::current_path(folder / "repo");
    testing::internal::CaptureStderr();
    EXPECT_EQ(file_text(rtl_tree("HEAD~1", folder / "old") / "rtl.f"), "old.v\n");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(file_text(rtl_tree("HEAD", folder / "new") / "rtl.f"), "new.v\n");
    EXPECT_EQ(rtl_tree("rtl", folder / "none"), folder / "repo/rtl");
    EXPECT_FALSE(fs::exists(folder / "none"));
    const std::string allowed =
        "; a folder with rtl.f, or a revision of the git repository of the current folder";
    EXPECT_EQ(refusal([&] { rtl_tree("nobody", folder / "none"); }),
              "2 tendril bisect --rtl: \"nobody\" is neither a folder nor a revision with rtl/" + allowed);
    EXPECT_EQ(refusal([&] { rtl_tree((folder / "repo").string(), folder / "none"); }),
              "2 tendril bisect --rtl: " + (folder / "repo").string() + " has no rtl.f" + allowed);
    EXPECT_EQ(refusal([&] { rtl_tree("--output=x", folder / "none"); }).substr(0, 25),
              "2 tendril bisect --rtl: \"");
    fs::current_path("/");
}

}  // namespace
}  // namespace tendril

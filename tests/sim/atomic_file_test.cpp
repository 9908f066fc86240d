// Files are whole or not there, and failures say which file and why.
#include "sim/atomic_file.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Names = std::set<std::string>;

TEST(AtomicFile, WritesAndReadsBackBytesAsTheyAre) {
    TempFolder folder;
    const std::string text("a\0b\r\n\xff", 6);
    write_text_atomically(folder / "file", text);
    EXPECT_EQ(read_text(folder / "file"), text);
    EXPECT_EQ(folder.names(), Names{"file"});
}

TEST(AtomicFile, ReplacesAnOlderFile) {
    TempFolder folder;
    write_text_atomically(folder / "file", "a much longer text");
    write_text_atomically(folder / "file", "new");
    EXPECT_EQ(read_text(folder / "file"), "new");
}

TEST(AtomicFile, LeavesNothingBehindWhereTheNameIsTaken) {
    TempFolder folder;
    std::filesystem::create_directories(folder / "taken" / "by");
    const std::string answer = refusal([&] { write_text_atomically(folder / "taken", "x"); });
    EXPECT_EQ(answer, "4 " + (folder / "taken").string() + ": cannot write: Is a directory");
    EXPECT_EQ(folder.names(), Names{"taken"});
}

TEST(AtomicFile, SaysWhyAFileCannotBeWritten) {
    const std::string answer = refusal([] { write_text_atomically("no/such/file", "x"); });
    EXPECT_NE(answer.find(": cannot write: No such file or directory"), std::string::npos) << answer;
    EXPECT_EQ(answer.substr(0, 2), "4 ");
}

TEST(AtomicFile, NoticesAFullDiskAtTheLatestWhenClosing) {
    EXPECT_EQ(refusal([] {
                  TextFile file("/dev/full");
                  file.write("x");
                  file.close();
              }),
              "4 /dev/full: cannot write: No space left on device");
}

TEST(AtomicFile, SaysWhyAFileCannotBeRead) {
    TempFolder folder;
    EXPECT_EQ(refusal([] { read_text("no/such"); }), "4 no/such: cannot open: No such file or directory");
    EXPECT_EQ(refusal([&] { read_text(folder.path()); }),
              "4 " + folder.path().string() + ": cannot read: Is a directory");
}

}  // namespace
}  // namespace tendril

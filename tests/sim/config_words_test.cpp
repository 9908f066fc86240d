// Tables as assignments: what a file says in a table is what --set would have said.
#include "sim/config_words.h"

#include <gtest/gtest.h>

#include "sim/config.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

Value parsed(const std::string& text) {
    const TempFolder folder;
    write_file(folder / "a.toml", text);
    return read_toml((folder / "a.toml").string());
}

TEST(ConfigWords, LeavesComeInTheOrderOfTheFileWithTheirPlaces) {
    const auto found = leaves(parsed("a.b = 1\nc = [2]\na.d.e = \"x\"\n"));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].path, "a.b");
    EXPECT_EQ(found[1].path, "c");
    EXPECT_EQ(found[2].path, "a.d.e");
    EXPECT_EQ(found[2].place.line, 3);
}

TEST(ConfigWords, AWordIsWhatSetTakes) {
    const auto found = leaves(parsed("a = 2.0\nb = 0.002\nc = true\nd = [1, \"two\"]\ne = \"tree\"\n"));
    std::string words;
    for (const Leaf& leaf : found) words += word_of(leaf.value, leaf.path) + "|";
    EXPECT_EQ(words, "2|0.002|1|[1, \"two\"]|tree|");
    const Value inside = parsed("a = [{ b = 1 }]\n");
    EXPECT_NE(refusal([&] { word_of(leaves(inside)[0].value, "a"); }).find("a must be a value, not a table"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril

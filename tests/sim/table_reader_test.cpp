// Tables are read row by row and refused with the place of the damage.
#include "sim/table_reader.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class TableReaderTest : public testing::Test {
protected:
    /// What reading all rows of three columns says.
    std::string reading(const std::string& text) {
        write_file(file_, text);
        return refusal([&] {
            TableReader reader(file_, "# head", ' ', 3);
            rows_.clear();
            while (const auto row = reader.next()) rows_.push_back(row->values);
        });
    }
    std::string at(const std::string& place_and_text) { return "2 " + file_.string() + place_and_text; }

    TempFolder folder_;
    std::filesystem::path file_ = folder_ / "table";
    std::vector<std::vector<std::int64_t>> rows_;
};

TEST_F(TableReaderTest, GivesNumbersAndDashes) {
    EXPECT_EQ(reading("# head\n-1 - 3\n4 5 -\n"), "accepted");
    EXPECT_EQ(rows_, (std::vector<std::vector<std::int64_t>>{{-1, kNoValue, 3}, {4, 5, kNoValue}}));
    EXPECT_EQ(reading("# head\n"), "accepted");
    EXPECT_TRUE(rows_.empty());
}

TEST_F(TableReaderTest, ReadsCommasToo) {
    write_file(file_, "a,b\n1,2\n");
    EXPECT_EQ(TableReader(file_, "a,b", ',', 2).next()->values, (std::vector<std::int64_t>{1, 2}));
}

TEST_F(TableReaderTest, NamesThePlaceOfTheDamage) {
    EXPECT_EQ(reading("# tail\n1 2 3\n"), at(":1:1: not the head of this kind of file; \"# head\""));
    EXPECT_EQ(reading(""), at(":1:1: not the head of this kind of file; \"# head\""));
    EXPECT_EQ(reading("# head\n1 2 3\n1 x 3\n"), at(":3:3: not a number; a whole number or -"));
    EXPECT_EQ(reading("# head\n1 2\n"), at(":2:3: a wrong number of columns; 3 columns"));
    EXPECT_EQ(reading("# head\n1 2 3 4\n"), at(":2:5: a wrong number of columns; 3 columns"));
    EXPECT_EQ(reading("# head\n\n"), at(":2:1: not a number; a whole number or -"));
    EXPECT_EQ(reading("# head\n1 2 3x\n"), at(":2:5: not a number; a whole number or -"));
    EXPECT_EQ(reading("# head\n1 2 3"),
              at(":2:6: the file is truncated; a complete file: its last line ends with a line feed"));
}

TEST_F(TableReaderTest, NamesAFileThatCannotBeOpened) {
    EXPECT_EQ(refusal([] { TableReader("no/such.csv", "a", ',', 1); }),
              "4 no/such.csv: cannot open: No such file or directory");
}

}  // namespace
}  // namespace tendril

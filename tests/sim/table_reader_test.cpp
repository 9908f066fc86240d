// Tables are read row by row and refused with the place of the damage.
#include "sim/table_reader.h"

#include <gtest/gtest.h>

#include <random>

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

TEST_F(TableReaderTest, TakesOrRefusesWhateverBytesComeButNeverFailsOtherwise) {
    std::mt19937 random(21);
    int taken = 0, refusals = 0;
    for (int n = 0; n < 2000; ++n) {
        std::string text = "# head\n-1 - 3\n4 55 -\n666 7 8\n";
        for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
            text[random() % text.size()] =
                random() % 2 == 0 ? static_cast<char>(random()) : "0 -\n"[random() % 4];
        }
        const std::string answer = reading(text);
        if (answer == "accepted") {
            ++taken;
            for (const auto& row : rows_) ASSERT_EQ(row.size(), 3U);
        } else {
            ++refusals;
            ASSERT_EQ(answer.find("2 " + file_.string() + ":"), 0U) << answer;
        }
    }
    EXPECT_GT(taken, 10);
    EXPECT_GT(refusals, 1000);
}

TEST_F(TableReaderTest, NamesAFileThatCannotBeOpened) {
    EXPECT_EQ(refusal([] { TableReader("no/such.csv", "a", ',', 1); }),
              "4 no/such.csv: cannot open: No such file or directory");
}

}  // namespace
}  // namespace tendril

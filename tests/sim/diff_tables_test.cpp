// Tables part at the first row that differs, told with what was around it.
#include "sim/diff_tables.h"

#include <gtest/gtest.h>

#include "sim/recorder/spikes.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Lines = std::vector<std::string>;

class DiffTablesTest : public testing::Test {
protected:
    std::optional<Divergence> diff(const TableKind& kind, const std::string& a, const std::string& b,
                                   bool ticks_only = false) {
        write_file(folder_ / "a", std::string(kind.head) + "\n" + a);
        write_file(folder_ / "b", std::string(kind.head) + "\n" + b);
        return diff_tables(kind, folder_ / "a", folder_ / "b", ticks_only);
    }

    TempFolder folder_;
};

TEST_F(DiffTablesTest, AreTheSameWhenAllRowsAre) {
    EXPECT_FALSE(diff(kSpikesTable, "0 5 0 1\n0 6 0 2\n", "0 5 0 1\n0 6 0 2\n"));
    EXPECT_FALSE(diff(kSpikesTable, "", ""));
    EXPECT_FALSE(diff(kSpikesTable, "0 - 0 1\n", "0 - 0 1\n"));
}

TEST_F(DiffTablesTest, FindASpikeThatOneRunDoesNotHave) {
    const auto found = diff(kSpikesTable, "0 1 0 0\n0 2 0 0\n0 3 0 0\n0 4 0 0\n3 9 1 17\n4 20 0 1\n",
                            "0 1 0 0\n0 2 0 0\n0 3 0 0\n0 4 0 0\n4 20 0 1\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->file, "spikes.aer");
    EXPECT_EQ(found->tick, 3);
    EXPECT_EQ(found->cycle, 9);
    EXPECT_EQ(found->core, 1);
    EXPECT_EQ(found->neuron, 17);
    EXPECT_EQ(found->what, "A has it, B does not");
    EXPECT_EQ(found->around,
              (Lines{"        tick cycle core neuron", "both    0 2 0 0", "both    0 3 0 0",
                     "both    0 4 0 0", "A       3 9 1 17", "A       4 20 0 1", "B       4 20 0 1"}));
}

TEST_F(DiffTablesTest, FindWhatComesAfterTheEndOfTheOther) {
    const auto found = diff(kSpikesTable, "", "-1 4 0 2\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->tick, -1);
    EXPECT_EQ(found->what, "B has it, A does not");
    EXPECT_EQ(found->around,
              (Lines{"        tick cycle core neuron", "A       (end of the file)", "B       -1 4 0 2"}));
}

TEST_F(DiffTablesTest, SayThatTheSameSpikeCameInAnotherCycle) {
    const auto found = diff(kSpikesTable, "3 9 1 17\n3 10 2 2\n", "3 10 2 2\n3 11 1 17\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cycle, 9);
    EXPECT_EQ(found->neuron, 17);
    EXPECT_EQ(found->what, "cycle is 9 in A, 11 in B");
}

TEST_F(DiffTablesTest, LookForTheSameSpikeInItsTickAlone) {
    const auto found = diff(kSpikesTable, "3 9 1 17\n", "3 10 2 2\n4 11 1 17\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->what, "A has it, B does not");
}

TEST_F(DiffTablesTest, CompareTicksOnlyInTheOrderOfCoreAndNeuron) {
    const std::string functional = "3 - 0 17\n3 - 1 2\n4 - 0 0\n";
    EXPECT_FALSE(diff(kSpikesTable, functional, "3 9 1 2\n3 10 0 17\n4 30 0 0\n", true));
    const auto found = diff(kSpikesTable, functional, "3 9 1 2\n3 10 0 18\n4 30 0 0\n", true);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->tick, 3);
    EXPECT_FALSE(found->cycle);
    EXPECT_EQ(found->neuron, 17);
    EXPECT_EQ(found->around.back(), "B       4 - 0 0");
}

TEST_F(DiffTablesTest, NameTheColumnsOfATickThatDiffer) {
    const auto found =
        diff(kTicksTable, "-1,0,9,0,0,0,0,0\n0,10,20,1,2,0,0,0\n", "-1,0,9,0,0,0,0,0\n0,10,21,1,3,0,0,0\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->tick, 0);
    EXPECT_EQ(found->what, "last_cycle is 20 in A, 21 in B; deliveries is 2 in A, 3 in B");
    EXPECT_EQ(found->around[1], "both    -1,0,9,0,0,0,0,0");
}

TEST_F(DiffTablesTest, NameTheSynapseThatDiffers) {
    const auto found = diff(kSynapsesTable, "0,1,2,3\n0,1,3,1\n", "0,1,2,4\n0,1,3,1\n");
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->tick);
    EXPECT_EQ(found->core, 0);
    EXPECT_EQ(found->neuron, 2);
    EXPECT_EQ(found->what, "k is 3 in A, 4 in B");
    const auto gone = diff(kSynapsesTable, "0,1,2,3\n", "");
    ASSERT_TRUE(gone);
    EXPECT_EQ(gone->what, "A has it, B does not");
}

TEST_F(DiffTablesTest, CompareDeliveriesWithMissesAndThresholds) {
    EXPECT_FALSE(diff(kDeliveriesTable, "0 1 0 - 2 3\n", "0 1 0 - 2 3\n"));
    const auto found = diff(kDeliveriesTable, "0 1 0 - 2 3\n", "0 1 0 4 2 3\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->around.back(), "B       0 1 0 4 2 3");
    EXPECT_EQ(diff(kThresholdsTable, "0,0,5\n", "0,0,6\n")->what, "th is 5 in A, 6 in B");
}

TEST_F(DiffTablesTest, RefuseRowsOutOfOrder) {
    EXPECT_EQ(refusal([&] { diff(kSpikesTable, "1 5 0 0\n0 6 0 0\n", "1 5 0 0\n"); }),
              "2 " + (folder_ / "a").string() + ":3:1: rows are not in ascending order");
}

}  // namespace
}  // namespace tendril
